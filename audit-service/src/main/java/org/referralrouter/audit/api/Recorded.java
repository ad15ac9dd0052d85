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
  static final int MAX_PURPOSE = 200;
  private static final String PURPOSE = "Purpose";

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
      String action,
      @Nullable UUID concern,
      @Nullable UUID referral,
      @Nullable Agency agency,
      @Nullable UUID letter) {
    /** A question about something that is no dead letter. */
    public Question(
        String action, @Nullable UUID concern, @Nullable UUID referral, @Nullable Agency agency) {
      this(action, concern, referral, agency, null);
    }

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
    String why = reason(PURPOSE, purpose);
    T given = answer.get();
    witness.witness(access(ids.generateId(), question, why, caller.getName(), false));
    return given;
  }

  /**
   * Records what somebody does, and returns once the ledger has it.
   *
   * @param id of the event, which names what it is done to, so that twice is once
   */
  void act(UUID id, Question question, String reason, Principal caller) {
    witness.witness(access(id, question, reason, caller.getName(), false));
  }

  /** Records that somebody was shown nothing, since they may not ask. */
  void refused(Question question, String caller) {
    witness.witness(access(ids.generateId(), question, null, caller, true));
  }

  private AccessRecorded access(
      UUID id, Question question, @Nullable String purpose, String actor, boolean refused) {
    return new AccessRecorded(
        id,
        "audit-service",
        actor,
        question.action(),
        question.concern(),
        question.referral(),
        question.agency(),
        purpose,
        clock.instant(),
        refused,
        question.letter());
  }

  /**
   * A reason that is given.
   *
   * @param field where it is given
   * @throws BadParameter where it is none
   */
  static String reason(String field, @Nullable String header) {
    if (header == null || header.isBlank() || header.length() > MAX_PURPOSE) {
      throw new BadParameter(field, "must say why, in 1 to " + MAX_PURPOSE + " characters");
    }
    return header;
  }
}
