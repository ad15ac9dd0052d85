package org.referralrouter.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;

/**
 * Somebody was shown a record, was refused a look at one, or did something with one that could not
 * be processed: the value of {@code access.v1}.
 *
 * @param accessId the event's own id
 * @param service which service showed it
 * @param actor the OAuth client it was shown to
 * @param action a code such as {@code CONCERN_STATUS_READ} or {@code REFERRAL_READ}
 * @param refused whether the look was refused
 * @param letter the dead letter, where it was one
 * @param concernId the concern it belongs to; null where a search was over many
 */
public record AccessRecorded(
    UUID accessId,
    String service,
    String actor,
    String action,
    @Nullable UUID concernId,
    @Nullable UUID referralId,
    @Nullable Agency agency,
    @Nullable String purpose,
    Instant at,
    boolean refused,
    @Nullable UUID letter)
    implements Event {

  /** A look at something that is no dead letter. */
  public AccessRecorded(
      UUID accessId,
      String service,
      String actor,
      String action,
      @Nullable UUID concernId,
      @Nullable UUID referralId,
      @Nullable Agency agency,
      @Nullable String purpose,
      Instant at,
      boolean refused) {
    this(
        accessId,
        service,
        actor,
        action,
        concernId,
        referralId,
        agency,
        purpose,
        at,
        refused,
        null);
  }

  @Override
  public UUID eventId() {
    return accessId;
  }

  /** Holds personal text, so it never prints. */
  @Override
  public String toString() {
    return "AccessRecorded[redacted]";
  }
}
