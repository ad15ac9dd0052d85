package org.referralrouter.intake.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.namastack.outbox.handler.OutboxRecordMetadata;
import io.namastack.outbox.handler.OutboxTypedHandler;
import java.time.Clock;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.event.Event;
import org.referralrouter.event.Topic;
import org.referralrouter.intake.submission.RevisionNumbers;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/**
 * Takes one event of the outbox to its topic and waits for the brokers' acknowledgement; where that
 * fails, it throws, and the outbox tries again later.
 */
@Component
class KafkaPublisher implements OutboxTypedHandler<Event> {
  private final KafkaTemplate<String, Event> kafka;
  private final ObjectProvider<RevisionNumbers> numbers;
  private final TopicAhead topic;
  private final Clock clock;

  // The store hands events to the outbox, which needs this handler: asked for late, the dependency
  // cycle breaks.
  KafkaPublisher(
      KafkaTemplate<String, Event> kafka,
      ObjectProvider<RevisionNumbers> numbers,
      TopicAhead topic,
      Clock clock) {
    this.kafka = kafka;
    this.numbers = numbers;
    this.topic = topic;
    this.clock = clock;
  }

  @Override
  public void handle(Event event, OutboxRecordMetadata metadata) {
    if (event instanceof ConcernRevision revision) {
      send(numbered(revision), metadata);
      numbers.getObject().published(revision, clock.instant());
    } else {
      send(event, metadata);
    }
  }

  private void send(Event event, OutboxRecordMetadata metadata) {
    var record = new ProducerRecord<>(Topic.of(event).topicName(), event.key(), event);
    String traceParent = metadata.getContext().get(TraceParent.HEADER);
    if (traceParent != null) {
      record.headers().add(TraceParent.HEADER, traceParent.getBytes(UTF_8));
    }
    // delivery.timeout.ms bounds the wait.
    kafka.send(record).join();
  }

  // Routing takes a number that it has seen for a repeat, and the amendment would be swallowed.
  private ConcernRevision numbered(ConcernRevision revision) {
    if (revision.revision() > 1 && !topic.known()) {
      throw new TopicNotRead();
    }
    int number = numbers.getObject().numberOf(revision);
    return new ConcernRevision(
        revision.concernId(),
        number,
        revision.receivedAt(),
        revision.submittedBy(),
        revision.concern());
  }
}
