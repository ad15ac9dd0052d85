package org.referralrouter.intake.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.namastack.outbox.handler.OutboxRecordMetadata;
import io.namastack.outbox.handler.OutboxTypedHandler;
import java.time.Clock;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.event.Event;
import org.referralrouter.event.Topic;
import org.referralrouter.intake.submission.Concerns;
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
  private final ObjectProvider<Concerns> concerns;
  private final Clock clock;

  // The store hands events to the outbox, which needs this handler: asked for late, the circle
  // opens.
  KafkaPublisher(
      KafkaTemplate<String, Event> kafka, ObjectProvider<Concerns> concerns, Clock clock) {
    this.kafka = kafka;
    this.concerns = concerns;
    this.clock = clock;
  }

  @Override
  public void handle(Event event, OutboxRecordMetadata metadata) {
    var record = new ProducerRecord<>(Topic.of(event).topicName(), event.key(), event);
    String traceParent = metadata.getContext().get(TraceParent.HEADER);
    if (traceParent != null) {
      record.headers().add(TraceParent.HEADER, traceParent.getBytes(UTF_8));
    }
    // delivery.timeout.ms bounds the wait.
    kafka.send(record).join();
    if (event instanceof ConcernRevision revision) {
      concerns.getObject().published(revision, clock.instant());
    }
  }
}
