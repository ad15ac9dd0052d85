package org.referralrouter.notification.kafka;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.referralrouter.edge.position.Position;
import org.referralrouter.edge.position.Positions;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes the records of one partition: what they say and the position behind them are one
 * transaction. One that fails keeps none of those before it from being taken.
 */
@Component
class PartitionReader {
  private final Positions positions;
  private final TopicRecords topics;
  private final DeadLetterSender deadLetters;
  private final WaitingRecords waiting;
  private final TransactionTemplate transaction;

  PartitionReader(
      Positions positions,
      TopicRecords topics,
      DeadLetterSender deadLetters,
      WaitingRecords waiting,
      TransactionTemplate transaction) {
    this.positions = positions;
    this.topics = topics;
    this.deadLetters = deadLetters;
    this.waiting = waiting;
    this.transaction = transaction;
  }

  /**
   * Takes the records that follow the position, and returns the next offset that is wanted.
   *
   * @param from where this process left the partition; nothing is taken where it stands elsewhere
   */
  long take(TopicPartition partition, long from, List<ConsumerRecord<byte[], byte[]>> records) {
    try {
      return together(partition, from, records);
    } catch (RuntimeException _) {
      long next = from;
      for (ConsumerRecord<byte[], byte[]> record : records) {
        try {
          next = together(partition, next, List.of(record));
        } catch (RuntimeException fault) {
          waiting.failed(record, fault);
          throw fault;
        }
      }
      return next;
    }
  }

  private long together(
      TopicPartition partition, long from, List<ConsumerRecord<byte[], byte[]>> records) {
    return Objects.requireNonNull(
        transaction.execute(
            _ -> {
              long stands = positions.locked(partition);
              List<ConsumerRecord<byte[], byte[]>> wanted =
                  records.stream().filter(record -> record.offset() >= stands).toList();
              if (stands != from || wanted.isEmpty()) {
                return stands;
              }
              Map<ConsumerRecord<byte[], byte[]>, RuntimeException> wrong = topics.take(wanted);
              Position next = Position.after(wanted.getLast());
              positions.move(partition, next);
              // Last, since what is sent is not taken back.
              wrong.forEach(deadLetters::accept);
              return next.next();
            }));
  }

  /** Moves on over what holds no records: the marks that end transactions. */
  long pass(TopicPartition partition, long from, long reached) {
    return Objects.requireNonNull(
        transaction.execute(
            _ -> {
              long stands = positions.locked(partition);
              if (stands != from || reached <= stands) {
                return stands;
              }
              positions.pass(partition, reached);
              return reached;
            }));
  }

  /** Reads these from their beginning from now on. */
  void startAnew(List<TopicPartition> partitions) {
    transaction.executeWithoutResult(
        _ -> partitions.forEach(each -> positions.move(each, Position.BEGINNING)));
  }
}
