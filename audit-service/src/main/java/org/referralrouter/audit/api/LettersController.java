package org.referralrouter.audit.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.audit.api.LetterDesk.LetterView;
import org.referralrouter.audit.api.LetterDesk.LettersPage;
import org.referralrouter.audit.ledger.PayloadParts.Whole;
import org.referralrouter.audit.operate.Letter;
import org.referralrouter.audit.operate.LetterAct;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Dead letters, as JSON. */
@RestController
class LettersController {
  private final LetterDesk desk;

  LettersController(LetterDesk desk) {
    this.desk = desk;
  }

  @GetMapping("/dead-letters")
  LettersPage letters(@RequestParam MultiValueMap<String, String> parameters) {
    return desk.find(parameters);
  }

  @GetMapping("/dead-letters/{letter}")
  LetterView letter(@PathVariable String letter) {
    return desk.letter(letter);
  }

  /**
   * The record of a letter, byte for byte, in Base64. Personal, so it never prints.
   *
   * @param key null where it has none
   * @param value null where it has none
   */
  record RecordView(@Nullable String key, List<HeaderView> headers, @Nullable String value) {
    static RecordView of(Whole record) {
      return new RecordView(
          base64(record.key()),
          record.headers().stream()
              .map(header -> new HeaderView(header.name(), base64(header.value())))
              .toList(),
          base64(record.value()));
    }

    @Override
    public String toString() {
      return "RecordView[redacted]";
    }
  }

  /** A header, its value in Base64. */
  record HeaderView(String name, @Nullable String value) {}

  private static @Nullable String base64(byte @Nullable [] bytes) {
    return bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
  }

  @GetMapping("/dead-letters/{letter}/record")
  RecordView record(
      @PathVariable String letter,
      @RequestHeader(name = "Purpose", required = false) @Nullable String purpose,
      Principal caller) {
    return RecordView.of(desk.record(letter, purpose, caller));
  }

  /** Which letters, and why. */
  record ActRequest(
      @NotNull @NotEmpty List<@NotNull UUID> letters,
      @NotBlank @Size(max = Recorded.MAX_PURPOSE) String reason) {}

  @PostMapping("/dead-letters/redrives")
  @ResponseStatus(HttpStatus.ACCEPTED)
  List<Letter> redrive(@Valid @RequestBody ActRequest request, Principal caller) {
    return desk.act(LetterAct.REDRIVE, request.letters(), request.reason(), caller);
  }

  @PostMapping("/dead-letters/set-asides")
  List<Letter> setAside(@Valid @RequestBody ActRequest request, Principal caller) {
    return desk.act(LetterAct.SET_ASIDE, request.letters(), request.reason(), caller);
  }
}
