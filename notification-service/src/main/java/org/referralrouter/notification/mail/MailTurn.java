package org.referralrouter.notification.mail;

import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.referralrouter.edge.measure.Measure;
import org.referralrouter.edge.outbox.NewEntry;
import org.referralrouter.edge.outbox.Outbox;
import org.referralrouter.edge.outbox.OutboxSettings;
import org.referralrouter.edge.outbox.OutboxTurn;
import org.referralrouter.edge.outbox.QueueTable;
import org.referralrouter.edge.outbox.QueuedEntry;
import org.referralrouter.edge.position.ReadToTheEnd;
import org.referralrouter.event.DeliveryOutcome;
import org.referralrouter.event.NotificationOutcome;
import org.referralrouter.event.Topic;
import org.referralrouter.wire.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends queued mails, some at a time, and records what became of each try: attempts, outcome events
 * and the queue are one transaction. A mail is tried again for ever.
 */
@Component
class MailTurn implements OutboxTurn {
  private static final Logger LOG = LoggerFactory.getLogger(MailTurn.class);

  /** A process that is killed between sending and recording sends as many again. */
  private static final int MOST = 50;

  private final QueueTable queue;
  private final Letters letters;
  private final MailPost post;
  private final MailAttempts attempts;
  private final ReadToTheEnd known;
  private final Outbox events;
  private final TransactionTemplate transaction;
  private final MailSettings settings;
  private final OutboxSettings outbox;
  private final MeterRegistry meters;
  private final Clock clock;

  MailTurn(
      QueueTable mailQueue,
      Letters letters,
      MailPost post,
      MailAttempts attempts,
      ReadToTheEnd knownMails,
      Outbox eventOutbox,
      TransactionTemplate transaction,
      MailSettings settings,
      OutboxSettings outbox,
      MeterRegistry meters,
      Clock clock) {
    this.queue = mailQueue;
    this.letters = letters;
    this.post = post;
    this.attempts = attempts;
    this.known = knownMails;
    this.events = eventOutbox;
    this.transaction = transaction;
    this.settings = settings;
    this.outbox = outbox;
    this.meters = meters;
    this.clock = clock;
  }

  @Override
  public Duration take(Connection turn, BooleanSupplier more) throws SQLException {
    while (more.getAsBoolean()) {
      List<QueuedEntry> next = queue.next(turn, MOST, List.of());
      // A database that was restored learns first which mails left after its copy was made.
      if (next.isEmpty() || !known.known()) {
        break;
      }
      send(next);
    }
    return outbox.interval();
  }

  private void send(List<QueuedEntry> entries) {
    List<Letter> leaving = letters.of(entries);
    Map<Letter, MailFailure> failures = post.send(leaving);
    transaction.executeWithoutResult(_ -> record(entries, leaving, failures));
    for (Letter letter : leaving) {
      Measure.MAILS
          .counter(
              meters,
              outcome(failures.containsKey(letter)).name(),
              letter.addressee().audience().name())
          .increment();
    }
    if (!failures.isEmpty()) {
      LOG.warn(
          "{} mails did not leave: {}; check MAIL_HOST and MAIL_PORT",
          failures.size(),
          failures.values().stream().distinct().toList());
    }
  }

  private void record(
      List<QueuedEntry> entries, List<Letter> leaving, Map<Letter, MailFailure> failures) {
    Map<String, Integer> tries =
        attempts.count(
            leaving.stream().map(letter -> letter.notice().mailId()).toList(),
            leaving.stream().map(letter -> !failures.containsKey(letter)).toList());
    Instant at = clock.instant();
    List<NewEntry> outcomes = new ArrayList<>();
    for (Letter letter : leaving) {
      MailFailure failure = failures.get(letter);
      outcomes.add(
          queued(
              letter
                  .notice()
                  .outcome(
                      outcome(failure != null),
                      Objects.requireNonNull(tries.get(letter.notice().mailId())),
                      failure == null ? null : failure.name(),
                      letter.addressee().audience(),
                      at),
              letter));
    }
    events.add(outcomes);
    List<Long> again = failures.keySet().stream().map(letter -> letter.entry().number()).toList();
    queue.failed(again, settings.firstRetry(), settings.longestRetry());
    queue.delete(
        entries.stream()
            .map(QueuedEntry::number)
            .filter(number -> !again.contains(number))
            .toList());
  }

  private static NewEntry queued(NotificationOutcome outcome, Letter letter) {
    return new NewEntry(
        outcome.key(),
        Topic.of(outcome).topicName(),
        Json.mapper().writeValueAsString(outcome),
        letter.entry().traceParent());
  }

  private static DeliveryOutcome outcome(boolean failed) {
    return failed ? DeliveryOutcome.FAILED : DeliveryOutcome.SENT;
  }
}
