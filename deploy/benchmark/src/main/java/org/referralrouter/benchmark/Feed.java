package org.referralrouter.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.referralrouter.concern.Concern;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.event.Topic;
import org.referralrouter.local.stack.Stack;
import org.referralrouter.wire.EventSerdes;
import org.referralrouter.wire.Json;

/** Concerns as intake publishes them, each of another id, for whichever topic. */
final class Feed implements AutoCloseable {
  private static final int DIFFERENT = 5000;

  private final KafkaProducer<byte[], byte[]> producer;
  private final Serializer<ConcernRevision> serializer;
  private final List<Concern> concerns;
  private int next;

  /**
   * Concerns of this seed.
   *
   * @param lingerMs for which the producer may wait for more to send at once
   */
  Feed(Stack stack, long seed, int lingerMs) {
    this(stack.bootstrapServers(), stack.registryUrl(), seed, lingerMs);
  }

  private Feed(String bootstrapServers, URI registry, long seed, int lingerMs) {
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "linger.ms", lingerMs),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    this.serializer = new EventSerdes(registry).concerns().serializer();
    this.concerns =
        Stream.generate(new LongConcerns(seed)::next)
            .limit(DIFFERENT)
            .map(concern -> Json.mapper().readValue(concern, Concern.class))
            .toList();
  }

  /** As many concerns, new ones each time, ready to be sent to this topic. */
  List<ProducerRecord<byte[], byte[]>> draw(String topic, int count) {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      next = next + 1 == DIFFERENT ? 0 : next + 1;
      records.add(record(topic, concerns.get(next)));
    }
    return records;
  }

  private ProducerRecord<byte[], byte[]> record(String topic, Concern concern) {
    var revision = new ConcernRevision(UUID.randomUUID(), 1, Instant.now(), "benchmark", concern);
    var headers = new RecordHeaders();
    byte[] value = serializer.serialize(Topic.CONCERNS.topicName(), headers, revision);
    return new ProducerRecord<>(topic, null, null, revision.key().getBytes(UTF_8), value, headers);
  }

  /** Sends without waiting; a record that cannot be sent is missed where its answer is counted. */
  void send(ProducerRecord<byte[], byte[]> record) {
    Future<RecordMetadata> _ = producer.send(record);
  }

  @Override
  public void close() {
    producer.close();
  }
}
