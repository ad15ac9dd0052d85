package org.referralrouter.notification.mail;

import java.net.URI;
import org.referralrouter.notification.outgoing.ReferralMailDue;

/** The words of a mail about a referral: a reference, a link and codes. */
final class ReferralMail {
  private ReferralMail() {}

  static MailText about(ReferralMailDue due, URI inbox) {
    String what =
        switch (due.state()) {
          case OPEN -> due.revision() == 1 ? "A referral waits" : "A referral has changed";
          case WITHDRAWN -> "A referral was withdrawn";
        };
    return new MailText(
        "%s: %s (%s)".formatted(what, due.referralId(), due.urgency()),
        """
        %s for your agency.

        Reference: %s
        Revision: %d
        Urgency: %s

        Read and answer it here:
        %s

        This mail holds no details on purpose. Please do not answer it.
        """
            .formatted(
                what,
                due.referralId(),
                due.revision(),
                due.urgency(),
                InboxLink.to(inbox, due.agency(), due.referralId())));
  }
}
