package org.referralrouter.notification.mail;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.referralrouter.event.DeliveryOutcome;
import org.referralrouter.notification.outgoing.Outgoing;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends a mail once, and records what became of each try. */
@Component
class MailDelivery {
  private final JavaMailSender mail;
  private final MailSettings settings;
  private final MailAttempts attempts;
  private final Outgoing outgoing;
  private final TransactionTemplate transaction;
  private final MeterRegistry meters;
  private final Clock clock;

  MailDelivery(
      JavaMailSender mail,
      MailSettings settings,
      MailAttempts attempts,
      Outgoing outgoing,
      TransactionTemplate transaction,
      MeterRegistry meters,
      Clock clock) {
    this.mail = mail;
    this.settings = settings;
    this.attempts = attempts;
    this.outgoing = outgoing;
    this.transaction = transaction;
    this.meters = meters;
    this.clock = clock;
  }

  /**
   * Sends it, unless it has left already.
   *
   * @throws MailNotDelivered where it does not leave; then it is to be tried again
   */
  void send(Notice notice, Addressee addressee, MailText text) {
    if (attempts.sent(notice.mailId())) {
      return;
    }
    try {
      mail.send(message(notice, addressee, text));
    } catch (MailException | MessagingException e) {
      MailFailure failure = MailFailure.of(e);
      record(notice, addressee, DeliveryOutcome.FAILED, failure.name());
      throw new MailNotDelivered(failure);
    }
    record(notice, addressee, DeliveryOutcome.SENT, null);
  }

  private MimeMessage message(Notice notice, Addressee addressee, MailText text)
      throws MessagingException {
    MimeMessage message = mail.createMimeMessage();
    MimeMessageHelper helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
    helper.setFrom(settings.from());
    helper.setTo(addressee.address());
    helper.setSubject(text.subject());
    helper.setText(text.text());
    message.setHeader("Message-ID", "<%s@referral-router>".formatted(notice.mailId()));
    // RFC 3834: no absence notes back.
    message.setHeader("Auto-Submitted", "auto-generated");
    return message;
  }

  private void record(
      Notice notice, Addressee addressee, DeliveryOutcome outcome, @Nullable String reason) {
    transaction.executeWithoutResult(
        _ -> {
          int attempt = attempts.count(notice.mailId(), outcome == DeliveryOutcome.SENT);
          outgoing.publish(
              notice.outcome(outcome, attempt, reason, addressee.audience(), clock.instant()));
        });
    meters
        .counter(
            "referrals.mails", "outcome", outcome.name(), "audience", addressee.audience().name())
        .increment();
  }
}
