package org.referralrouter.edge.position;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Where reading of a partition goes on, and the last record before that, by which a topic that was
 * put back from a copy is told from the one that was read.
 *
 * @param next offset of the next record that is wanted
 * @param lastOffset of the last record that was read; -1 where that is not known
 * @param lastTimestamp of the same record, milliseconds; -1 where it has none
 */
public record Position(long next, long lastOffset, long lastTimestamp) {
  /** Before the first record. */
  public static final Position BEGINNING = new Position(0, -1, -1);

  /** Behind this record. */
  public static Position after(ConsumerRecord<?, ?> record) {
    return new Position(record.offset() + 1, record.offset(), record.timestamp());
  }
}
