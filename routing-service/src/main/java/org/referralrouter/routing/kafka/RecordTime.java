package org.referralrouter.routing.kafka;

import java.time.Clock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * The time of a record: its own timestamp, but never later than now, and now where it has none. A
 * client sets the timestamp of what it writes: one in the future would start clocks that nobody
 * hears of, and one that is missing must not stop the others. Not the event's own time, which is
 * its writer's word as well.
 */
record RecordTime(Clock clock) implements TimestampExtractor {
  @Override
  public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
    long now = clock.millis();
    return record.timestamp() < 0 ? now : Math.min(record.timestamp(), now);
  }
}
