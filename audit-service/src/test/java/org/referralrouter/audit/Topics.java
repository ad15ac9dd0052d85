package org.referralrouter.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.RecordBatch;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Event;
import org.referralrouter.event.Referral;
import org.referralrouter.event.Response;
import org.referralrouter.event.ResponseKind;
import org.referralrouter.event.Topic;
import org.referralrouter.local.stack.Stack;
import org.referralrouter.wire.EventSerdes;

/** Writes to the topics as the other services do. */
final class Topics implements AutoCloseable {
  static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private final Serde<Event> serde = new EventSerdes(Stack.shared().registryUrl()).any();
  private final KafkaProducer<byte[], byte[]> producer;

  private Topics(Map<String, Object> settings) {
    this.producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  static Topics open() {
    return new Topics(Map.of("bootstrap.servers", Stack.shared().bootstrapServers()));
  }

  static Topics transactional() {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", Stack.shared().bootstrapServers());
    settings.put("transactional.id", UUID.randomUUID().toString());
    Topics topics = new Topics(settings);
    topics.producer.initTransactions();
    return topics;
  }

  /** What the police say to a revision of their referral: that they act on it. */
  static Response response(UUID concern, int revision) {
    return new Response(
        UUID.randomUUID(),
        Referral.id(concern, Agency.POLICE, null),
        concern,
        revision,
        ResponseKind.ACCEPTED,
        "Duty sergeant",
        Instant.parse("2026-11-24T09:00:00Z").plusSeconds(revision),
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** Writes an event to its topic; a response is the police's. */
  void write(Event event) {
    write(
        event instanceof Response ? Topic.ofResponsesFrom(Agency.POLICE) : Topic.of(event), event);
  }

  /** Writes an event to a topic. */
  void write(Topic topic, Event event) {
    RecordHeaders headers = new RecordHeaders();
    headers.add("traceparent", TRACE.getBytes(StandardCharsets.UTF_8));
    byte[] value = serde.serializer().serialize(topic.topicName(), headers, event);
    send(
        new ProducerRecord<>(
            topic.topicName(),
            null,
            null,
            event.key().getBytes(StandardCharsets.UTF_8),
            value,
            headers));
  }

  void writeRaw(Topic topic, UUID key, byte[] value) {
    writeRaw(topic, key, value, Map.of());
  }

  /** Writes a record with these headers and no others. */
  void writeRaw(Topic topic, UUID key, byte[] value, Map<String, String> headers) {
    RecordHeaders all = new RecordHeaders();
    headers.forEach((name, text) -> all.add(name, text.getBytes(StandardCharsets.UTF_8)));
    send(new ProducerRecord<>(topic.topicName(), null, null, bytes(key), value, all));
  }

  /** Writes a record as clients do that set no timestamp: Kafka keeps -1. */
  void writeTimeless(Topic topic, UUID key, byte[] value) {
    send(
        new ProducerRecord<>(topic.topicName(), bytes(key), value) {
          @Override
          public Long timestamp() {
            return RecordBatch.NO_TIMESTAMP;
          }
        });
  }

  /** An event as its topic's value. */
  byte[] value(Topic topic, Event event) {
    return serde.serializer().serialize(topic.topicName(), new RecordHeaders(), event);
  }

  private static byte[] bytes(UUID key) {
    return key.toString().getBytes(StandardCharsets.UTF_8);
  }

  void inTransaction(boolean commit, List<? extends Event> events) {
    producer.beginTransaction();
    events.forEach(this::write);
    if (commit) {
      producer.commitTransaction();
    } else {
      producer.flush();
      producer.abortTransaction();
    }
  }

  private void send(ProducerRecord<byte[], byte[]> record) {
    var _ = producer.send(record);
    producer.flush();
  }

  @Override
  public void close() {
    producer.close();
    serde.close();
  }
}
