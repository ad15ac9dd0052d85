package org.referralrouter.audit.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.referralrouter.audit.ledger.AccessNotRecorded;
import org.referralrouter.event.Event;
import org.referralrouter.event.Topic;
import org.springframework.dao.DataAccessException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** Writes an event of this service to its topic, and waits until the ledger has it as an entry. */
@Component
class EntryAwaited {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(5);

  private final KafkaTemplate<byte[], byte[]> kafka;
  private final Decoder decoder;
  private final PassedPositions passed;

  EntryAwaited(KafkaTemplate<byte[], byte[]> kafka, Decoder decoder, PassedPositions passed) {
    this.kafka = kafka;
    this.decoder = decoder;
    this.passed = passed;
  }

  /**
   * Returns when the ledger has it.
   *
   * @throws AccessNotRecorded when it has not in time
   */
  void write(Event event) {
    String topic = Topic.of(event).topicName();
    RecordHeaders headers = new RecordHeaders();
    try {
      byte[] value = decoder.encode(topic, headers, event);
      byte[] key = event.key().getBytes(StandardCharsets.UTF_8);
      RecordMetadata written =
          kafka
              .send(new ProducerRecord<>(topic, null, null, key, value, headers))
              .join()
              .getRecordMetadata();
      await(new TopicPartition(topic, written.partition()), written.offset());
    } catch (KafkaException
        | CompletionException
        | DataAccessException
        | org.springframework.kafka.KafkaException e) {
      throw new AccessNotRecorded(e);
    }
  }

  /** The topic has it; the ledger must have it too. */
  private void await(TopicPartition partition, long offset) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!passed.has(partition, offset)) {
      if (System.nanoTime() > deadline || Thread.interrupted()) {
        throw new AccessNotRecorded(new TimeoutException("The ledger is behind its topics"));
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
  }
}
