package org.referralrouter.notification.inbox;

import org.referralrouter.concern.Agency;
import org.referralrouter.event.Referral;

/**
 * Who looks into an agency's inbox.
 *
 * @param actor the OAuth client
 * @param restricted whether they may also read what a colleague must not (reading, K7)
 */
public record InboxReader(Agency agency, String actor, boolean restricted) {
  /** The flag on a referral that only restricted readers may see. */
  private static final String RESTRICTED_READERS = "RESTRICTED_READERS";

  /** Whether the referral is their agency's, and not kept from them. */
  public boolean mayRead(Referral referral) {
    return agency.equals(referral.agency()) && (restricted || !restricts(referral));
  }

  /** Whether only restricted readers may see this revision. */
  static boolean restricts(Referral referral) {
    return referral.confidentiality().stream()
        .anyMatch(flag -> flag.flag().equals(RESTRICTED_READERS));
  }
}
