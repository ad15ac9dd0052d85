package org.referralrouter.routing.concern;

import org.jspecify.annotations.Nullable;

/**
 * What a referral is to say next, beside what was sent of it last.
 *
 * @param last null where nothing was sent
 * @param digest of the content
 */
record ReferralUpdate(@Nullable SentReferral last, ReferralContent content, ContentDigest digest) {
  static ReferralUpdate of(@Nullable SentReferral last, ReferralContent content) {
    return new ReferralUpdate(last, content, ContentDigest.of(content));
  }

  /** The number that the revision gets. */
  int revision() {
    return last == null ? 1 : last.revision() + 1;
  }

  Waits waits() {
    return last == null ? Waits.NONE : last.waits();
  }
}
