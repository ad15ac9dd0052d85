package org.referralrouter.notification.mail;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.referralrouter.edge.outbox.QueuedEntry;
import org.referralrouter.event.Escalation;
import org.referralrouter.notification.inbox.Referrals;
import org.referralrouter.notification.outbox.MailKind;
import org.referralrouter.notification.outgoing.EscalationMailDue;
import org.referralrouter.notification.outgoing.MailDue;
import org.referralrouter.notification.outgoing.ReferralMailDue;
import org.springframework.stereotype.Component;

/**
 * Writes queued mails. Whether only restricted readers may know is asked each time; of a referral
 * that is not known here, nobody can say that an ordinary colleague may be told, so restricted
 * readers are.
 */
@Component
class Letters {
  private final Referrals referrals;
  private final AddressBook addresses;
  private final MailAttempts attempts;
  private final MailSettings settings;

  Letters(
      Referrals referrals, AddressBook addresses, MailAttempts attempts, MailSettings settings) {
    this.referrals = referrals;
    this.addresses = addresses;
    this.attempts = attempts;
    this.settings = settings;
  }

  /** Those that are to leave: neither such that have left already, nor those that nobody wants. */
  List<Letter> of(List<QueuedEntry> entries) {
    Map<QueuedEntry, MailDue> due = new LinkedHashMap<>();
    entries.forEach(entry -> due.put(entry, MailKind.read(entry)));
    Map<UUID, Boolean> restricted =
        referrals.restricted(due.values().stream().map(Letters::about).collect(Collectors.toSet()));
    Set<String> left = attempts.sent(due.values().stream().map(MailDue::mailId).toList());
    List<Letter> letters = new ArrayList<>();
    due.forEach(
        (entry, mail) -> {
          if (!left.contains(mail.mailId())) {
            letter(entry, mail, restricted.getOrDefault(about(mail), true)).ifPresent(letters::add);
          }
        });
    return letters;
  }

  private static UUID about(MailDue mail) {
    return switch (mail) {
      case ReferralMailDue due -> due.referralId();
      case EscalationMailDue due -> due.escalation().referralId();
    };
  }

  private Optional<Letter> letter(QueuedEntry entry, MailDue mail, boolean restricted) {
    return switch (mail) {
      case ReferralMailDue due ->
          addresses
              .readers(due.agency(), restricted)
              .map(
                  addressee ->
                      new Letter(
                          entry,
                          Notice.of(due),
                          addressee,
                          ReferralMail.about(due, settings.inboxUrl())));
      case EscalationMailDue due -> {
        Escalation escalation = due.escalation();
        yield Optional.of(
            new Letter(
                entry,
                Notice.of(due),
                addresses.escalation(escalation.level(), escalation.agency(), restricted),
                EscalationMail.about(escalation, settings.inboxUrl(), settings.zone())));
      }
    };
  }
}
