package org.referralrouter.notification.inbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.AccessRecorded;

/** The record that somebody was shown something, or asked for what is not theirs. */
final class Access {
  private static final String SERVICE = "notification-service";

  private Access() {}

  static AccessRecorded of(
      String action,
      String actor,
      Agency agency,
      @Nullable UUID concernId,
      @Nullable UUID referralId,
      Instant at) {
    return new AccessRecorded(
        UUID.randomUUID(), SERVICE, actor, action, concernId, referralId, agency, null, at);
  }
}
