package org.referralrouter.audit.ledger;

import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;

/**
 * Something that should have happened and has not.
 *
 * @param id of the concern without a decision, or of the referral without the rest
 * @param revision the oldest one whose decision, delivery or response ends the wait
 * @param since since when it waits
 * @param due by when it should have happened; null where nothing says
 * @param urgency of the referral, as a code; null where it is not known
 */
public record Missing(
    Kind kind,
    UUID id,
    UUID concern,
    @Nullable Agency agency,
    int revision,
    Instant since,
    @Nullable Instant due,
    @Nullable String urgency) {
  /** What is missing. */
  public enum Kind {
    /** A concern has not been decided. */
    DECISION(1),
    /** An agency has not been told of a referral. */
    DELIVERY(2),
    /** No person at an agency has said that they have read a referral. */
    RECEIPT(3),
    /** An agency has not said what it does with a referral. */
    AGENCY_DECISION(4);

    private final int number;

    Kind(int number) {
      this.number = number;
    }

    /** The kind of a number. */
    public static Kind numbered(int number) {
      return Arrays.stream(values())
          .filter(kind -> kind.number == number)
          .findFirst()
          .orElseThrow();
    }

    /** Its number where it is stored. */
    public int number() {
      return number;
    }
  }
}
