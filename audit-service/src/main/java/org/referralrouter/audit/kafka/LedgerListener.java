package org.referralrouter.audit.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.referralrouter.audit.ledger.Ledger;
import org.referralrouter.audit.ledger.LogId;
import org.referralrouter.audit.ledger.NewEntry;
import org.referralrouter.edge.measure.Measure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.listener.ConsumerSeekAware;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Reads every topic into the ledger, each record exactly once: entries and next offset are one
 * transaction, and reading starts where the ledger stands. A topic that lost what the ledger has is
 * read no more.
 */
@Component
class LedgerListener implements ConsumerSeekAware {
  static final String ID = "ledger";

  /** The consumer of what people wait for: their reads are answered however far the rest is. */
  static final String ID_OF_AWAITED = "ledger-awaited";

  private static final String GROUP_OF_AWAITED = "${spring.kafka.consumer.group-id}-awaited";
  private static final String TOPIC = "T(org.referralrouter.event.Topic)";
  private static final String AWAITED = "{" + TOPIC + ".ACCESS, " + TOPIC + ".ERASURES}";
  private static final String AWAITED_TOPICS = "#{" + AWAITED + ".![topicName()]}";

  // All but that of checkpoints, which would make each of them the reason for another.
  private static final String EVERY_OTHER_TOPIC =
      "#{"
          + TOPIC
          + ".all(@agencies).?[#this != "
          + TOPIC
          + ".AUDIT_CHECKPOINTS and !"
          + AWAITED
          + ".contains(#this)].![topicName()]}";

  private static final Logger LOG = LoggerFactory.getLogger(LedgerListener.class);

  private final Ledger ledger;
  private final Positions positions;
  private final RecordReader reader;
  private final LostRecords lost;
  private final MeterRegistry meters;

  LedgerListener(
      Ledger ledger,
      Positions positions,
      RecordReader reader,
      LostRecords lost,
      MeterRegistry meters) {
    this.ledger = ledger;
    this.positions = positions;
    this.reader = reader;
    this.lost = lost;
    this.meters = meters;
  }

  @Override
  public void onPartitionsAssigned(
      Map<TopicPartition, Long> assignments, ConsumerSeekCallback seek) {
    try {
      lost.look(assignments.keySet());
    } catch (DataAccessException | TransactionException | KafkaException e) {
      LOG.warn("Whether topics hold what the ledger has is asked again, after {}", e.getClass());
    }
    for (TopicPartition partition : assignments.keySet()) {
      try {
        seek.seek(partition.topic(), partition.partition(), positions.load(partition));
      } catch (DataAccessException | TransactionException | KafkaException e) {
        // Any record at all makes the listener ask again; none is missed from the beginning.
        LOG.warn("The database did not say where {} stands; it will be asked again", partition);
        seek.seekToBeginning(partition.topic(), partition.partition());
      }
    }
  }

  @KafkaListener(id = ID, idIsGroup = false, topics = EVERY_OTHER_TOPIC)
  @KafkaListener(id = ID_OF_AWAITED, groupId = GROUP_OF_AWAITED, topics = AWAITED_TOPICS)
  void append(ConsumerRecords<byte[], byte[]> batch) {
    for (TopicPartition partition : batch.partitions()) {
      append(partition, batch.records(partition));
    }
  }

  private void append(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records) {
    if (!lost.none(partition, records.getFirst().offset(), records.getLast().offset() + 1)) {
      return;
    }
    long from =
        positions.believed(partition).isPresent()
            ? positions.believed(partition).getAsLong()
            : positions.load(partition);
    List<ConsumerRecord<byte[], byte[]>> wanted =
        records.stream().filter(record -> record.offset() >= from).toList();
    if (wanted.isEmpty()) {
      return;
    }
    LogId log = positions.log(partition);
    List<NewEntry> entries = wanted.stream().map(record -> reader.read(log, record)).toList();
    try {
      positions.moved(partition, ledger.append(log, from, entries));
    } catch (RuntimeException e) {
      // Whatever happened, only the ledger knows now where it stands.
      positions.forget(partition);
      throw e;
    }
    entries.forEach(
        entry ->
            Measure.LEDGER_ENTRIES
                .counter(meters, partition.topic(), entry.facts().type())
                .increment());
  }
}
