package org.referralrouter.intake.mail;

import io.micrometer.core.instrument.MeterRegistry;
import io.namastack.outbox.handler.OutboxRecordMetadata;
import io.namastack.outbox.handler.OutboxTypedHandler;
import io.namastack.outbox.retry.OutboxRetryAware;
import io.namastack.outbox.retry.OutboxRetryPolicy;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;
import org.referralrouter.edge.measure.Measure;
import org.referralrouter.edge.position.ReadToTheEnd;
import org.referralrouter.event.Audience;
import org.referralrouter.event.Channel;
import org.referralrouter.event.DeliveryOutcome;
import org.referralrouter.event.NotificationOutcome;
import org.referralrouter.intake.progress.ReporterNews;
import org.referralrouter.intake.submission.Outgoing;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends the mails to reporters, and records what became of each try. */
@Component
class ReporterMailer implements OutboxTypedHandler<ReporterNews>, OutboxRetryAware {
  private final JavaMailSender mail;
  private final MailSettings settings;
  private final ReadToTheEnd known;
  private final ReporterMails mails;
  private final ReporterAddresses addresses;
  private final ObjectProvider<Outgoing> outgoing;
  private final TransactionTemplate transaction;
  private final MeterRegistry meters;
  private final Clock clock;

  // Outcomes go into the outbox, which needs this handler: asked for late, the dependency cycle
  // breaks.
  ReporterMailer(
      JavaMailSender mail,
      MailSettings settings,
      ReadToTheEnd knownMails,
      ReporterMails mails,
      ReporterAddresses addresses,
      ObjectProvider<Outgoing> outgoing,
      TransactionTemplate transaction,
      MeterRegistry meters,
      Clock clock) {
    this.mail = mail;
    this.settings = settings;
    this.known = knownMails;
    this.mails = mails;
    this.addresses = addresses;
    this.outgoing = outgoing;
    this.transaction = transaction;
    this.meters = meters;
    this.clock = clock;
  }

  @Override
  public void handle(ReporterNews news, OutboxRecordMetadata metadata) {
    Optional<String> address = addresses.of(news.concernId());
    if (!known.known()) {
      throw new MailNotDelivered(
          "A mail waits until it is known from notifications.v1 which have left");
    }
    if (address.isEmpty() || mails.sent(news)) {
      return;
    }
    try {
      mail.send(message(news, address.get()));
    } catch (MailException | MessagingException e) {
      MailFailure failure = MailFailure.of(e);
      int attempts = note(news, DeliveryOutcome.FAILED, failure.name());
      if (failure.worthRetrying(attempts)) {
        throw new MailNotDelivered(failure);
      }
      return;
    }
    note(news, DeliveryOutcome.SENT, null);
  }

  private MimeMessage message(ReporterNews news, String address) throws MessagingException {
    MimeMessage message = mail.createMimeMessage();
    MimeMessageHelper helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
    helper.setFrom(settings.from());
    helper.setTo(new InternetAddress(address, true));
    helper.setSubject("News of reference " + news.concernId());
    helper.setText("There is news of reference " + news.concernId() + ".\n");
    message.setHeader("Message-ID", "<%s@referral-router>".formatted(news.newsId()));
    // RFC 3834: no absence notes back.
    message.setHeader("Auto-Submitted", "auto-generated");
    return message;
  }

  private int note(ReporterNews news, DeliveryOutcome outcome, @Nullable String reason) {
    Integer attempts =
        transaction.execute(
            _ -> {
              int attempt = mails.count(news, outcome == DeliveryOutcome.SENT);
              outgoing
                  .getObject()
                  .send(
                      new NotificationOutcome(
                          news.referralId(),
                          news.concernId(),
                          news.referralRevision(),
                          Agency.SOCIAL_CARE,
                          Channel.MAIL,
                          outcome,
                          attempt,
                          reason,
                          clock.instant().truncatedTo(ChronoUnit.MILLIS),
                          Audience.REPORTER,
                          news.escalationId()));
              return attempt;
            });
    Measure.MAILS.counter(meters, outcome.name(), Audience.REPORTER.name()).increment();
    return attempts == null ? 0 : attempts;
  }

  @Override
  public OutboxRetryPolicy getRetryPolicy() {
    return new ForEver(settings.firstRetry(), settings.longestRetry());
  }
}
