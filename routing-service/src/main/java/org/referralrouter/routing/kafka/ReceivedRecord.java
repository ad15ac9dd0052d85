package org.referralrouter.routing.kafka;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;
import org.referralrouter.wire.DeadLetter;

/**
 * A record as it stood on its topic, so that whatever becomes of it, it can be set aside as it was.
 */
record ReceivedRecord(
    String topic, int partition, long offset, @Nullable Bytes key, @Nullable Bytes value) {
  private static final String SERVICE = "routing-service";

  /** The headers under which it is set aside. */
  Headers setAside(String reason, Headers own) {
    return new DeadLetter(SERVICE, topic, partition, offset, reason)
        .carrying(raw(key), raw(value), own)
        .headers();
  }

  /** The bytes themselves; null where there are none. */
  static byte @Nullable [] raw(@Nullable Bytes part) {
    return part == null ? null : part.get();
  }

  /** Holds personal text, so it never prints. */
  @Override
  public String toString() {
    return topic + "-" + partition + " at " + offset;
  }
}
