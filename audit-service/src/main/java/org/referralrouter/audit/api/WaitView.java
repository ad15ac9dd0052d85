package org.referralrouter.audit.api;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.audit.ledger.Missing;
import org.referralrouter.concern.Agency;

/**
 * Something that waits, and whose turn it is.
 *
 * @param id of the concern without a decision, or of the referral without the rest
 * @param turn whose turn it is: {@code routing-service}, {@code notification-service}, or an
 *     agency's code
 * @param waits how long it waits, in seconds
 * @param overdue how long its time has run out, in seconds; 0 where it has not
 */
public record WaitView(
    Missing.Kind step,
    UUID id,
    UUID concernId,
    @Nullable Agency agency,
    @Nullable String urgency,
    int revision,
    Instant since,
    @Nullable Instant due,
    String turn,
    long waits,
    long overdue) {
  static WaitView of(Missing missing, Instant now) {
    Instant due = missing.due();
    return new WaitView(
        missing.kind(),
        missing.id(),
        missing.concern(),
        missing.agency(),
        missing.urgency(),
        missing.revision(),
        missing.since(),
        due,
        turn(missing),
        seconds(missing.since(), now),
        due == null ? 0 : seconds(due, now));
  }

  private static String turn(Missing missing) {
    Agency agency = missing.agency();
    return switch (missing.kind()) {
      case DECISION -> "routing-service";
      case DELIVERY -> "notification-service";
      case RECEIPT, AGENCY_DECISION -> agency == null ? "" : agency.name();
    };
  }

  private static long seconds(Instant from, Instant to) {
    return Math.max(0, Duration.between(from, to).toSeconds());
  }
}
