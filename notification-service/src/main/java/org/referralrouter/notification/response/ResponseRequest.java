package org.referralrouter.notification.response;

import java.util.UUID;
import org.referralrouter.event.DerivedId;
import org.referralrouter.notification.inbox.InboxReader;

/**
 * A response as it is sent to the inbox.
 *
 * @param revisionRead the revision of the referral that its sender has read
 * @param idempotencyKey what a retry repeats
 */
public record ResponseRequest(
    InboxReader reader,
    UUID referralId,
    int revisionRead,
    String idempotencyKey,
    ResponseForm form) {

  /**
   * The response's id: a retry's is the same, whatever has become of the referral meanwhile. A key
   * is its client's own.
   */
  UUID responseId() {
    return DerivedId.of(
        referralId, "response", reader.agency().name(), reader.actor(), idempotencyKey);
  }

  /** What it says, to which revision: another one under the same key differs here. */
  UUID contentId() {
    return ResponseForm.contentId(responseId(), revisionRead, form);
  }

  /** Holds personal text, so it never prints. */
  @Override
  public String toString() {
    return "ResponseRequest[redacted]";
  }
}
