package org.referralrouter.edge.position;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.kafka.listener.ConsumerSeekAware;
import org.springframework.transaction.TransactionException;

/**
 * Follows topics by positions in the database, which Kafka's committed offsets could only disagree
 * with. A database that was restored, even under the running service, is told again what it has
 * forgotten; a topic that no longer holds what was read is read from its beginning, since whoever
 * follows takes everything once by its id.
 */
public abstract class TopicFollower implements ConsumerSeekAware {
  private static final Logger LOG = LoggerFactory.getLogger(TopicFollower.class);

  private final Positions positions;
  private final TopicCheck check;
  private final ShorterTopics shorter;
  private final List<ReadToTheEnd> ends;
  private final Map<TopicPartition, Long> believed = new ConcurrentHashMap<>();

  /** Follows by these positions, and tells these how far it has come. */
  protected TopicFollower(
      Positions positions, TopicCheck check, ShorterTopics shorter, List<ReadToTheEnd> ends) {
    this.positions = positions;
    this.check = check;
    this.shorter = shorter;
    this.ends = List.copyOf(ends);
  }

  /**
   * Takes the records that follow the position, in a transaction that moves it, and returns the
   * next offset that is wanted.
   *
   * @param from where this process left the partition; nothing may be taken where the database
   *     stands elsewhere, since records in between would be missed
   */
  protected abstract long take(
      TopicPartition partition, long from, List<ConsumerRecord<byte[], byte[]>> records);

  /** Moves the position over what holds no records, in a transaction likewise. */
  protected abstract long pass(TopicPartition partition, long from, long reached);

  /**
   * Moves the positions of these to the beginning, in one transaction, and does what else their
   * loss calls for.
   */
  protected abstract void startAnew(Collection<MissingRecords> missing);

  @Override
  public void onPartitionsAssigned(
      Map<TopicPartition, Long> assignments, ConsumerSeekCallback seek) {
    try {
      place(assignments.keySet())
          .forEach(
              (each, from) -> {
                if (from == 0) {
                  seek.seekToBeginning(each.topic(), each.partition());
                } else {
                  seek.seek(each.topic(), each.partition(), from);
                }
              });
    } catch (DataAccessException | TransactionException | KafkaException e) {
      LOG.warn("Where reading goes on is not known, and is asked again, after {}", e.getClass());
      assignments.keySet().forEach(believed::remove);
      seek.seekToBeginning(assignments.keySet());
    }
  }

  /** Where to read, now that it is known what the topics hold. */
  private Map<TopicPartition, Long> place(Collection<TopicPartition> partitions) {
    Map<TopicPartition, Position> stands = positions.all();
    stands.keySet().retainAll(partitions);
    Map<TopicPartition, MissingRecords> missing = check.of(stands);
    if (!missing.isEmpty()) {
      shorter.found(missing.values());
      startAnew(missing.values());
      missing.keySet().forEach(each -> ends.forEach(end -> end.startsAnew(each)));
    }
    Map<TopicPartition, Long> places = new HashMap<>();
    for (TopicPartition partition : partitions) {
      long from =
          missing.containsKey(partition)
              ? 0
              : stands.getOrDefault(partition, Position.BEGINNING).next();
      believed.put(partition, from);
      places.put(partition, from);
    }
    return places;
  }

  /** Takes what came, each partition in its own transaction. */
  protected final void take(ConsumerRecords<byte[], byte[]> batch, Consumer<?, ?> consumer) {
    for (TopicPartition partition : batch.partitions()) {
      List<ConsumerRecord<byte[], byte[]>> records = batch.records(partition);
      long from = believed.getOrDefault(partition, -1L);
      if (records.getFirst().offset() < from) {
        outOfRange(partition, consumer);
        continue;
      }
      long next = take(partition, from, records);
      reached(partition, next);
      if (next <= records.getLast().offset()) {
        readAgain(partition, next, consumer);
      }
    }
  }

  /** Nothing came for a while: time to see whether the database was put back. */
  protected final void idle(Consumer<?, ?> consumer) {
    try {
      Map<TopicPartition, Position> stands = positions.all();
      for (TopicPartition partition : consumer.assignment()) {
        if (stands.getOrDefault(partition, Position.BEGINNING).next()
            != consumer.position(partition)) {
          catchUp(partition, consumer);
        }
      }
    } catch (DataAccessException | TransactionException _) {
      LOG.debug("The database does not say where reading goes on; it is asked again");
    }
  }

  private void catchUp(TopicPartition partition, Consumer<?, ?> consumer) {
    long position = consumer.position(partition);
    long next = pass(partition, believed.getOrDefault(partition, -1L), position);
    reached(partition, next);
    if (next < position) {
      readAgain(partition, next, consumer);
    } else if (next > position) {
      outOfRange(partition, consumer);
    }
  }

  private void reached(TopicPartition partition, long next) {
    believed.put(partition, next);
    ends.forEach(end -> end.reached(partition, next));
  }

  private static void readAgain(TopicPartition partition, long from, Consumer<?, ?> consumer) {
    LOG.warn("{} is read again from {}: the database stands there", partition, from);
    seek(partition, from, consumer);
  }

  // A topic need not begin at 0.
  private static void seek(TopicPartition partition, long from, Consumer<?, ?> consumer) {
    if (from == 0) {
      consumer.seekToBeginning(List.of(partition));
    } else {
      consumer.seek(partition, from);
    }
  }

  // Kafka's consumer went back by itself, since the topic ends before where it was.
  private void outOfRange(TopicPartition partition, Consumer<?, ?> consumer) {
    place(List.of(partition)).forEach((each, from) -> seek(each, from, consumer));
  }

  /** Reads a partition again after a fault, from where it stands. */
  final void goBack(TopicPartition partition, long otherwise, Consumer<?, ?> consumer) {
    seek(partition, believed.getOrDefault(partition, otherwise), consumer);
  }
}
