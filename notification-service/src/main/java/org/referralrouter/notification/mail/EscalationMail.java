package org.referralrouter.notification.mail;

import java.net.URI;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.referralrouter.event.AwaitedStep;
import org.referralrouter.event.Escalation;
import org.referralrouter.event.EscalationLevel;

/** The words of a mail about an agency's silence: what is waited for since when, and no person. */
final class EscalationMail {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEEE d MMMM uuuu, HH:mm z", Locale.UK);

  private EscalationMail() {}

  static MailText about(Escalation escalation, URI inbox, ZoneId zone) {
    String agency = escalation.agency().name();
    String step = step(escalation.of());
    String what =
        switch (escalation.cause()) {
          case OVERDUE -> "The %s of a referral to %s is overdue".formatted(step, agency);
          case REDIRECT_LOOP ->
              "%s passed a referral on to an agency that had passed it to %s"
                  .formatted(agency, agency);
          case CONFLICT_OF_INTEREST ->
              "%s passed a referral on to an agency that must not have it".formatted(agency);
        };
    String link =
        escalation.level() == EscalationLevel.DUTY_MANAGER
            ? "\nRead and answer it here:\n%s\n"
                .formatted(InboxLink.to(inbox, escalation.agency(), escalation.referralId()))
            : "";
    return new MailText(
        "%s: %s".formatted(what, escalation.referralId()),
        """
        %s.

        Agency: %s
        Reference: %s
        Waited for: %s
        Due: %s
        %s
        This mail holds no details on purpose. Please do not answer it.
        """
            .formatted(
                what,
                agency,
                escalation.referralId(),
                step,
                TIME.format(escalation.dueAt().atZone(zone)),
                link));
  }

  private static String step(AwaitedStep step) {
    return switch (step) {
      case RECEIPT -> "receipt";
      case DECISION -> "decision";
    };
  }
}
