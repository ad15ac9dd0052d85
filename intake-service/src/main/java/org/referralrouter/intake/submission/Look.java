package org.referralrouter.intake.submission;

import java.time.Instant;
import java.util.UUID;
import org.referralrouter.event.AccessRecorded;

/**
 * Somebody asks for a concern that exists already, or may.
 *
 * @param client the OAuth client
 */
public record Look(UUID concernId, String client, Action action, Instant at) {
  /** What is asked for; the action of the access. */
  public enum Action {
    CONCERN_STATUS_READ,
    CONCERN_REVISE
  }

  /** The access that is recorded where it was shown. */
  public AccessRecorded shown() {
    return access(false);
  }

  /** The access that is recorded where it was refused. */
  public AccessRecorded refused() {
    return access(true);
  }

  private AccessRecorded access(boolean refused) {
    return new AccessRecorded(
        UUID.randomUUID(),
        "intake",
        client,
        action.name(),
        concernId,
        null,
        null,
        null,
        at,
        refused);
  }
}
