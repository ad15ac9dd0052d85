package org.referralrouter.notification.mail;

import java.net.URI;
import org.referralrouter.notification.inbox.MailDue;

/**
 * The words of a mail: a reference, a link and codes. Mail is read by more people than it names.
 */
record ReferralMail(String messageId, String subject, String text) {
  static ReferralMail about(MailDue due, URI inbox) {
    String link =
        "%s/agencies/%s/referrals/%s"
            .formatted(
                inbox.toString().replaceFirst("/+$", ""), due.agency().slug(), due.referralId());
    String what =
        switch (due.state()) {
          case OPEN -> due.revision() == 1 ? "A referral waits" : "A referral has changed";
          case WITHDRAWN -> "A referral was withdrawn";
        };
    return new ReferralMail(
        "<%s.%d@referral-router>".formatted(due.referralId(), due.revision()),
        "%s: %s (%s)".formatted(what, due.referralId(), due.urgency()),
        """
        %s for your agency.

        Reference: %s
        Revision: %d
        Urgency: %s

        Read and acknowledge it here:
        %s

        This mail holds no details on purpose. Please do not answer it.
        """
            .formatted(what, due.referralId(), due.revision(), due.urgency(), link));
  }
}
