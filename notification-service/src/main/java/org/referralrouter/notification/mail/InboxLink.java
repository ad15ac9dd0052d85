package org.referralrouter.notification.mail;

import java.net.URI;
import java.util.UUID;
import org.referralrouter.concern.Agency;

/** Where an agency opens a referral. */
final class InboxLink {
  private InboxLink() {}

  static String to(URI inbox, Agency agency, UUID referralId) {
    return "%s/agencies/%s/referrals/%s"
        .formatted(inbox.toString().replaceFirst("/+$", ""), agency.slug(), referralId);
  }
}
