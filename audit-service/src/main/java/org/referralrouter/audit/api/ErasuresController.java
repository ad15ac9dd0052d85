package org.referralrouter.audit.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.security.Principal;
import java.time.Clock;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.audit.api.Recorded.Question;
import org.referralrouter.audit.erase.ErasureStore;
import org.referralrouter.audit.erase.ErasureTopic;
import org.referralrouter.audit.erase.PendingErasure;
import org.referralrouter.event.Erasure;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.IdGenerator;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Erasures, and the legal holds that forbid them. */
@RestController
class ErasuresController {
  private static final int MAX_TEXT = 500;

  private final ErasureStore store;
  private final ErasureTopic topic;
  private final Recorded recorded;
  private final Clock clock;
  private final IdGenerator ids;

  ErasuresController(
      ErasureStore store, ErasureTopic topic, Recorded recorded, Clock clock, IdGenerator ids) {
    this.store = store;
    this.topic = topic;
    this.recorded = recorded;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * What is to be erased, and who decided it and why. Personal text, so it never prints.
   *
   * @param person the ref of one person in the concern; absent for the whole concern
   */
  record ErasureRequest(
      @NotNull UUID concernId,
      @Nullable @Pattern(regexp = "[a-z0-9-]{1,40}") String person,
      @NotBlank @Size(max = MAX_TEXT) String reason,
      @NotBlank @Size(max = MAX_TEXT) String authority) {
    @Override
    public String toString() {
      return "ErasureRequest[redacted]";
    }
  }

  record ErasureView(UUID erasureId, UUID concernId, @Nullable String person, boolean carriedOut) {}

  @PostMapping("/erasures")
  ResponseEntity<ErasureView> erase(@Valid @RequestBody ErasureRequest request, Principal caller) {
    if (!store.knows(request.concernId())) {
      throw new NoSuchElementException("The ledger has no such concern");
    }
    if (store.isHeld(request.concernId())) {
      throw new UnderLegalHold();
    }
    Erasure erasure =
        new Erasure(
            ids.generateId(),
            request.concernId(),
            request.person(),
            request.reason(),
            request.authority(),
            clock.instant(),
            caller.getName());
    topic.record(erasure);
    return ResponseEntity.accepted()
        .location(URI.create("/erasures/" + erasure.erasureId()))
        .body(new ErasureView(erasure.erasureId(), erasure.concernId(), erasure.person(), false));
  }

  /** Whether an erasure is carried out in the ledger. */
  @GetMapping("/erasures/{id}")
  ErasureView erasure(@PathVariable UUID id) {
    PendingErasure found =
        store.erasures().stream()
            .filter(erasure -> erasure.id().equals(id))
            .findFirst()
            .orElseThrow();
    return new ErasureView(id, found.concern(), found.person(), found.tags().isPresent());
  }

  /** From now on nothing of the concern is erased; the purpose says why. */
  @PutMapping("/legal-holds/{concern}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void hold(
      @PathVariable UUID concern,
      @RequestHeader(name = "Purpose", required = false) @Nullable String purpose,
      Principal caller) {
    boolean _ =
        recorded.answer(
            new Question("LEGAL_HOLD_SET", concern, null, null),
            purpose,
            caller,
            () -> {
              store.hold(concern, String.valueOf(purpose));
              return true;
            });
  }

  @DeleteMapping("/legal-holds/{concern}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void release(
      @PathVariable UUID concern,
      @RequestHeader(name = "Purpose", required = false) @Nullable String purpose,
      Principal caller) {
    boolean was =
        recorded.answer(
            new Question("LEGAL_HOLD_RELEASED", concern, null, null),
            purpose,
            caller,
            () -> store.release(concern));
    if (!was) {
      throw new NoSuchElementException("Nothing holds this concern");
    }
  }
}
