package org.referralrouter.audit.api;

import java.security.Principal;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.referralrouter.audit.ledger.AccessWitness;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.AccessRecorded;
import org.springframework.stereotype.Component;
import org.springframework.util.IdGenerator;

/** Answers people: the access is in the ledger first, or there is no answer. */
@Component
public class Recorded {
  private static final int MAX_PURPOSE = 200;

  private final AccessWitness witness;
  private final Clock clock;
  private final IdGenerator ids;

  Recorded(AccessWitness witness, Clock clock, IdGenerator ids) {
    this.witness = witness;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * What is asked for.
   *
   * @param action as a code
   */
  public record Question(
      String action, @Nullable UUID concern, @Nullable UUID referral, @Nullable Agency agency) {
    /** A question over many concerns. */
    public static Question overAll(String action) {
      return new Question(action, null, null, null);
    }
  }

  /**
   * The answer, once it is known that it was given.
   *
   * @param purpose why the caller asks
   * @throws BadParameter where there is no purpose
   */
  public <T> T answer(
      Question question, @Nullable String purpose, Principal caller, Supplier<T> answer) {
    String reason = purpose(purpose);
    T given = answer.get();
    witness.witness(access(question, reason, caller.getName(), false));
    return given;
  }

  /** Records that somebody was shown nothing, since they may not ask. */
  void refused(Question question, String caller) {
    witness.witness(access(question, null, caller, true));
  }

  private AccessRecorded access(
      Question question, @Nullable String purpose, String actor, boolean refused) {
    return new AccessRecorded(
        ids.generateId(),
        "audit-service",
        actor,
        question.action(),
        question.concern(),
        question.referral(),
        question.agency(),
        purpose,
        clock.instant(),
        refused);
  }

  private static String purpose(@Nullable String header) {
    if (header == null || header.isBlank() || header.length() > MAX_PURPOSE) {
      throw new BadParameter(
          "Purpose", "must say why you ask, in 1 to " + MAX_PURPOSE + " characters");
    }
    return header;
  }
}
