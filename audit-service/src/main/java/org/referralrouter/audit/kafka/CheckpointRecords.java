package org.referralrouter.audit.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.referralrouter.audit.seal.CheckpointTopic;
import org.referralrouter.audit.tlog.Checkpoint;
import org.referralrouter.audit.tlog.SignedNote;
import org.referralrouter.event.Topic;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/**
 * {@code audit-checkpoints.v1}: a signed note for each checkpoint of the root log, all in one
 * partition, with the root log's new leaves as headers.
 */
@Component
class CheckpointRecords implements CheckpointTopic {
  private static final String LEAF = "root-log-leaf";
  private static final TopicPartition PLACE =
      new TopicPartition(Topic.AUDIT_CHECKPOINTS.topicName(), 0);
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final KafkaTemplate<byte[], byte[]> kafka;
  private final ConsumerFactory<byte[], byte[]> consumers;

  CheckpointRecords(
      KafkaTemplate<byte[], byte[]> kafka, ConsumerFactory<byte[], byte[]> consumers) {
    this.kafka = kafka;
    this.consumers = consumers;
  }

  @Override
  public long publish(SignedNote note, List<Checkpoint> leaves) {
    RecordHeaders headers = new RecordHeaders();
    leaves.forEach(leaf -> headers.add(LEAF, leaf.text().getBytes(StandardCharsets.UTF_8)));
    byte[] key = Checkpoint.parse(note.text()).origin().getBytes(StandardCharsets.UTF_8);
    byte[] value = note.toString().getBytes(StandardCharsets.UTF_8);
    try {
      return kafka
          .send(new ProducerRecord<>(PLACE.topic(), PLACE.partition(), null, key, value, headers))
          .join()
          .getRecordMetadata()
          .offset();
    } catch (CompletionException e) {
      throw new KafkaException("The checkpoint was not published; it will be again", e);
    }
  }

  @Override
  public List<Published> from(long offset) {
    List<Published> published = new ArrayList<>();
    try (Consumer<byte[], byte[]> consumer = consumers.createConsumer("audit-checkpoints", null)) {
      consumer.assign(List.of(PLACE));
      Map<TopicPartition, Long> ends = consumer.endOffsets(List.of(PLACE));
      long end = ends.getOrDefault(PLACE, 0L);
      consumer.seek(PLACE, offset);
      while (consumer.position(PLACE) < end) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(PATIENCE)) {
          published.add(read(record));
        }
      }
    }
    return published;
  }

  private static Published read(ConsumerRecord<byte[], byte[]> record) {
    List<Checkpoint> leaves =
        StreamSupport.stream(record.headers().headers(LEAF).spliterator(), false)
            .map(header -> Checkpoint.parse(new String(header.value(), StandardCharsets.UTF_8)))
            .toList();
    return new Published(SignedNote.parse(record.value()), leaves, record.offset());
  }
}
