package org.referralrouter.notification.mail;

import io.micrometer.core.instrument.MeterRegistry;
import io.namastack.outbox.handler.OutboxRecordMetadata;
import io.namastack.outbox.handler.OutboxTypedHandler;
import io.namastack.outbox.retry.OutboxRetryAware;
import io.namastack.outbox.retry.OutboxRetryPolicy;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.referralrouter.event.Channel;
import org.referralrouter.event.DeliveryOutcome;
import org.referralrouter.event.NotificationOutcome;
import org.referralrouter.notification.inbox.MailDue;
import org.referralrouter.notification.inbox.Outgoing;
import org.referralrouter.notification.outbox.ForEver;
import org.referralrouter.notification.outbox.TraceContext;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends queued mails, and records what became of each try. */
@Component
class Mailer implements OutboxTypedHandler<MailDue>, OutboxRetryAware {
  private final JavaMailSender mail;
  private final MailSettings settings;
  private final Attempts attempts;
  private final Outgoing outgoing;
  private final TransactionTemplate transaction;
  private final MeterRegistry meters;
  private final TraceContext traces;
  private final Clock clock;

  Mailer(
      JavaMailSender mail,
      MailSettings settings,
      Attempts attempts,
      Outgoing outgoing,
      TransactionTemplate transaction,
      MeterRegistry meters,
      TraceContext traces,
      Clock clock) {
    this.mail = mail;
    this.settings = settings;
    this.attempts = attempts;
    this.outgoing = outgoing;
    this.transaction = transaction;
    this.meters = meters;
    this.traces = traces;
    this.clock = clock;
  }

  @Override
  public void handle(MailDue due, OutboxRecordMetadata metadata) {
    traces.continued(metadata.getContext(), "mail", () -> send(due));
  }

  private void send(MailDue due) {
    Optional<String> address = settings.addressOf(due.agency());
    if (address.isEmpty() || attempts.sent(due)) {
      return;
    }
    try {
      mail.send(message(due, address.get()));
    } catch (MailException | MessagingException e) {
      MailFailure failure = MailFailure.of(e);
      note(due, DeliveryOutcome.FAILED, failure.name());
      throw new MailNotDelivered(failure);
    }
    note(due, DeliveryOutcome.SENT, null);
  }

  private MimeMessage message(MailDue due, String address) throws MessagingException {
    ReferralMail words = ReferralMail.about(due, settings.inboxUrl());
    MimeMessage message = mail.createMimeMessage();
    MimeMessageHelper helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
    helper.setFrom(settings.from());
    helper.setTo(address);
    helper.setSubject(words.subject());
    helper.setText(words.text());
    message.setHeader("Message-ID", words.messageId());
    // RFC 3834: no absence notes back.
    message.setHeader("Auto-Submitted", "auto-generated");
    return message;
  }

  private void note(MailDue due, DeliveryOutcome outcome, @Nullable String reason) {
    transaction.executeWithoutResult(
        _ -> {
          int attempt = attempts.count(due, outcome == DeliveryOutcome.SENT);
          outgoing.publish(
              new NotificationOutcome(
                  due.referralId(),
                  due.concernId(),
                  due.revision(),
                  due.agency(),
                  Channel.MAIL,
                  outcome,
                  attempt,
                  reason,
                  clock.instant()));
        });
    meters.counter("referrals.mails", "outcome", outcome.name()).increment();
  }

  @Override
  public OutboxRetryPolicy getRetryPolicy() {
    return new ForEver(settings.firstRetry(), settings.longestRetry());
  }
}
