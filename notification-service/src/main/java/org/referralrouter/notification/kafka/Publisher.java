package org.referralrouter.notification.kafka;

import io.namastack.outbox.handler.OutboxRecordMetadata;
import io.namastack.outbox.handler.OutboxTypedHandler;
import io.namastack.outbox.retry.OutboxRetryAware;
import io.namastack.outbox.retry.OutboxRetryPolicy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serde;
import org.referralrouter.event.Event;
import org.referralrouter.notification.outbox.EndlessRetries;
import org.referralrouter.notification.outbox.Publication;
import org.referralrouter.notification.outbox.TraceContext;
import org.springframework.stereotype.Component;

/** Sends queued events to their topics, with the trace of the request that caused them. */
@Component
class Publisher implements OutboxTypedHandler<Publication>, OutboxRetryAware {
  private final Sender sender;
  private final Serde<Event> events;
  private final TraceContext traces;

  Publisher(Sender sender, Serde<Event> events, TraceContext traces) {
    this.sender = sender;
    this.events = events;
    this.traces = traces;
  }

  @Override
  public void handle(Publication publication, OutboxRecordMetadata metadata) {
    traces.continued(metadata.getContext(), "publish", () -> publish(publication));
  }

  private void publish(Publication publication) {
    Event event = publication.event();
    String topic = publication.topic().topicName();
    RecordHeaders headers = new RecordHeaders();
    byte[] value = events.serializer().serialize(topic, headers, event);
    for (Map.Entry<String, String> trace : traces.provide().entrySet()) {
      headers.add(trace.getKey(), trace.getValue().getBytes(StandardCharsets.UTF_8));
    }
    byte[] key = event.key().getBytes(StandardCharsets.UTF_8);
    sender.send(new ProducerRecord<>(topic, null, null, key, value, headers));
  }

  @Override
  public OutboxRetryPolicy getRetryPolicy() {
    return new EndlessRetries(Duration.ofMillis(500), Duration.ofSeconds(10));
  }
}
