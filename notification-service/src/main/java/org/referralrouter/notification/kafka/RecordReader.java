package org.referralrouter.notification.kafka;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.referralrouter.event.Event;
import org.referralrouter.wire.EventSerdes;

/**
 * Reads a topic's events. Listeners take bytes and read them here, so that a record that cannot be
 * read goes to the dead letters as it was.
 */
final class RecordReader<E extends Event> {
  private final Deserializer<E> deserializer;

  RecordReader(EventSerdes serdes, Class<E> type) {
    this.deserializer = serdes.of(type).deserializer();
  }

  /**
   * The event.
   *
   * @throws UnfitRecord where the record has no value
   */
  E read(ConsumerRecord<byte[], byte[]> record) {
    E event = deserializer.deserialize(record.topic(), record.headers(), record.value());
    if (event == null) {
      throw new UnfitRecord(UnfitRecord.Reason.NO_VALUE);
    }
    return event;
  }
}
