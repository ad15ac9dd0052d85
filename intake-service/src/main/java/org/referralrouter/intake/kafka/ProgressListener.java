package org.referralrouter.intake.kafka;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.event.ListenerContainerIdleEvent;
import org.springframework.kafka.listener.ConsumerSeekAware;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Reads what routing and notification say, and what stands on the topic of concerns. Where reading
 * goes on stands in the database, so that a database that was restored, even under the running
 * service, is told again what it has forgotten.
 */
@Component
class ProgressListener implements ConsumerSeekAware {
  private static final Logger LOG = LoggerFactory.getLogger(ProgressListener.class);

  private final PartitionReader reader;
  private final Positions positions;
  private final RevisionsRead revisions;
  private final Map<TopicPartition, Long> believed = new ConcurrentHashMap<>();

  ProgressListener(PartitionReader reader, Positions positions, RevisionsRead revisions) {
    this.reader = reader;
    this.positions = positions;
    this.revisions = revisions;
  }

  @Override
  public void onPartitionsAssigned(
      Map<TopicPartition, Long> assignments, ConsumerSeekCallback seek) {
    try {
      Map<TopicPartition, Long> stands = positions.all();
      for (TopicPartition partition : assignments.keySet()) {
        long from = stands.getOrDefault(partition, 0L);
        believed.put(partition, from);
        seek.seek(partition.topic(), partition.partition(), from);
      }
    } catch (DataAccessException | TransactionException _) {
      LOG.warn("The database does not say where reading goes on; it is asked again");
      assignments.keySet().forEach(believed::remove);
      seek.seekToBeginning(assignments.keySet());
    }
  }

  @KafkaListener(
      id = "progress",
      idIsGroup = false,
      topics = {
        "concerns.v1",
        "decisions.v1",
        "response-outcomes.v1",
        "escalations.v1",
        "notifications.v1"
      })
  void take(ConsumerRecords<byte[], byte[]> batch, Consumer<?, ?> consumer) {
    for (TopicPartition partition : batch.partitions()) {
      List<ConsumerRecord<byte[], byte[]>> records = batch.records(partition);
      long from = believed.getOrDefault(partition, -1L);
      long next = reader.take(partition, from, records);
      believed.put(partition, next);
      revisions.reached(partition, next);
      if (next <= records.getLast().offset()) {
        readAgain(partition, next, consumer);
      }
    }
  }

  /** Nothing came for a while: time to see whether the database was put back. */
  @EventListener(condition = "event.listenerId.startsWith('progress')")
  void idle(ListenerContainerIdleEvent event) {
    Consumer<?, ?> consumer = event.getConsumer();
    try {
      Map<TopicPartition, Long> stands = positions.all();
      for (TopicPartition partition : consumer.assignment()) {
        if (stands.getOrDefault(partition, 0L) != consumer.position(partition)) {
          catchUp(partition, consumer);
        }
      }
    } catch (DataAccessException | TransactionException _) {
      LOG.debug("The database does not say where reading goes on; it is asked again");
    }
  }

  private void catchUp(TopicPartition partition, Consumer<?, ?> consumer) {
    long position = consumer.position(partition);
    long from = believed.getOrDefault(partition, -1L);
    long next = reader.pass(partition, from, position);
    believed.put(partition, next);
    revisions.reached(partition, next);
    if (next < position) {
      readAgain(partition, next, consumer);
    }
  }

  private void readAgain(TopicPartition partition, long from, Consumer<?, ?> consumer) {
    LOG.warn("{} is read again from {}: the database stands there", partition, from);
    consumer.seek(partition, from);
  }

  /** Where a partition is read again after a fault. */
  long goesOnAt(TopicPartition partition, long otherwise) {
    return believed.getOrDefault(partition, otherwise);
  }
}
