package org.referralrouter.routing.concern;

import org.referralrouter.wire.CanonicalBytes;
import org.referralrouter.wire.Digest;

/**
 * By what the content of a referral is told from the one that was sent before (lifecycle, L6 and
 * L13), without keeping either.
 *
 * @param content alike for contents that say the same
 * @param shared alike for contents that share the same facts
 */
record ContentDigest(String content, String shared) {
  private static final int DIGEST_BYTES = 12;

  static ContentDigest of(ReferralContent of) {
    String shared = digest(of.shared());
    return new ContentDigest(
        digest(
            of.state(),
            of.urgency(),
            of.purposes(),
            of.confidentiality(),
            of.handling(),
            of.questions(),
            shared),
        shared);
  }

  private static String digest(Object... parts) {
    return Digest.of(CanonicalBytes.of(parts), DIGEST_BYTES);
  }
}
