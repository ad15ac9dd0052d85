package org.referralrouter.intake.kafka;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.referralrouter.edge.log.LoggedConcern;
import org.referralrouter.edge.position.Position;
import org.referralrouter.edge.position.Positions;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.event.Topic;
import org.referralrouter.intake.progress.ProgressLog;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes the records of one partition: what they say and the position after them are one
 * transaction, so that each counts once.
 */
@Component
class PartitionReader {
  private final Positions positions;
  private final RecordReader reader;
  private final ProgressLog progress;
  private final DeadLetters deadLetters;
  private final RecordTrace traces;

  PartitionReader(
      Positions positions,
      RecordReader reader,
      ProgressLog progress,
      DeadLetters deadLetters,
      RecordTrace traces) {
    this.positions = positions;
    this.reader = reader;
    this.progress = progress;
    this.deadLetters = deadLetters;
    this.traces = traces;
  }

  /**
   * Takes the records that follow the position, and returns the next one.
   *
   * @param believed where this process left the partition; nothing is taken where it stands
   *     elsewhere, since records in between would be missed
   */
  @Transactional
  public long take(
      TopicPartition partition, long believed, List<ConsumerRecord<byte[], byte[]>> records) {
    long stands = positions.locked(partition);
    if (stands != believed) {
      return stands;
    }
    long next = stands;
    List<ConcernRevision> seen = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      if (record.offset() >= stands) {
        take(record, seen);
        next = record.offset() + 1;
      }
    }
    progress.seen(seen);
    if (next > stands) {
      positions.move(partition, Position.after(records.getLast()));
    }
    return next;
  }

  /** Moves on over what holds no records: the marks that end transactions. */
  @Transactional
  public long pass(TopicPartition partition, long believed, long reached) {
    long stands = positions.locked(partition);
    if (stands != believed || reached <= stands) {
      return stands;
    }
    positions.pass(partition, reached);
    return reached;
  }

  /** Reads these from their beginning from now on. */
  @Transactional
  public void startAnew(List<TopicPartition> partitions) {
    partitions.forEach(each -> positions.move(each, Position.BEGINNING));
    if (partitions.stream().anyMatch(each -> each.topic().equals(Topic.CONCERNS.topicName()))) {
      progress.topicIsShorter();
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record, List<ConcernRevision> seen) {
    try (var _ = LoggedConcern.ofRecord(record.key(), record.headers())) {
      read(record, seen);
    }
  }

  private void read(ConsumerRecord<byte[], byte[]> record, List<ConcernRevision> seen) {
    switch (reader.read(record)) {
      // Nobody is told of them, and they are many: they are kept together.
      case RecordReader.Outcome.Read(ConcernRevision revision) -> seen.add(revision);
      case RecordReader.Outcome.Read(var event) ->
          traces.continued(record.headers(), () -> progress.take(event));
      case RecordReader.Outcome.OfTrial _ -> {}
      case RecordReader.Outcome.Wrong(var reason) -> {
        // On the topic of concerns it is routing that sets it aside, which should have read it.
        if (!record.topic().equals(Topic.CONCERNS.topicName())) {
          deadLetters.send(record, reason);
        }
      }
    }
  }
}
