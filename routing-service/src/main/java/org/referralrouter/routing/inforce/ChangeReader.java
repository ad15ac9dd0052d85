package org.referralrouter.routing.inforce;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serde;
import org.referralrouter.event.ProcedureInForce;
import org.referralrouter.event.Topic;
import org.referralrouter.wire.EventSerdes;
import org.referralrouter.wire.UnreadableRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads {@code procedures.v1} from its beginning, and goes on reading. */
final class ChangeReader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ChangeReader.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final InstantSource clock;
  private final Serde<ProcedureInForce> serde;
  private final Consumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;

  ChangeReader(Map<String, Object> client, EventSerdes serdes, InstantSource clock) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    this.clock = clock;
    this.serde = serdes.of(ProcedureInForce.class);
    this.consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    this.partitions =
        consumer.partitionsFor(Topic.PROCEDURES.topicName(), PATIENCE).stream()
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /**
   * What was read.
   *
   * @param upTo every change that stood in the log by then is read
   */
  record Read(List<ProcedureInForce> changes, Instant upTo) {}

  /**
   * Waits a little for something new, and reads to the end.
   *
   * @throws org.apache.kafka.common.KafkaException where the broker or the registry is away
   */
  Read next() {
    List<ProcedureInForce> changes = new ArrayList<>(poll());
    Instant upTo = clock.instant();
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey(), PATIENCE) < end.getValue())) {
      changes.addAll(poll());
    }
    return new Read(changes, upTo);
  }

  private List<ProcedureInForce> poll() {
    List<ProcedureInForce> changes = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
      try {
        ProcedureInForce change =
            serde.deserializer().deserialize(record.topic(), record.headers(), record.value());
        if (change != null) {
          changes.add(change);
        }
      } catch (UnreadableRecord unreadable) {
        LOG.error(
            "{}-{} at {} is no change of the procedure and is passed over: {}",
            record.topic(),
            record.partition(),
            record.offset(),
            unreadable.detail());
      }
    }
    return changes;
  }

  @Override
  public void close() {
    consumer.close();
    serde.close();
  }
}
