package org.referralrouter.notification.response;

import java.util.List;
import java.util.UUID;
import org.referralrouter.concern.Problem;

/** What the inbox says to a response at once. */
public sealed interface ResponseReceipt {
  /** It goes to routing; a retry gets the same id. */
  record Accepted(UUID responseId) implements ResponseReceipt {}

  /** The agency has no such referral that the sender may read. */
  record UnknownReferral() implements ResponseReceipt {}

  /** The revision that it names has not been sent. */
  record UnknownRevision(int latest) implements ResponseReceipt {}

  /** The idempotency key belongs to another response. */
  record KeyInUse() implements ResponseReceipt {}

  /** What it says is not allowed on this referral. */
  record NotAllowed(List<Problem> problems) implements ResponseReceipt {}

  /** What it says cannot be done as things stand. */
  record NotNow(String detail) implements ResponseReceipt {}
}
