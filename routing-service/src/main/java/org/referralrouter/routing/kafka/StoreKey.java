package org.referralrouter.routing.kafka;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.common.utils.Bytes;

/** The keys of the stores: ids as 16 bytes, and times in whose order bytes stand. */
final class StoreKey {
  private static final int ID_BYTES = 2 * Long.BYTES;

  private StoreKey() {}

  static Bytes of(UUID concern) {
    return Bytes.wrap(put(ByteBuffer.allocate(ID_BYTES), concern).array());
  }

  static Bytes of(UUID concern, UUID event) {
    return Bytes.wrap(put(put(ByteBuffer.allocate(2 * ID_BYTES), concern), event).array());
  }

  /** Of a concern at a time, to the millisecond, from 1970 on. */
  static Bytes of(Instant time, UUID concern) {
    ByteBuffer key = ByteBuffer.allocate(Long.BYTES + ID_BYTES).putLong(time.toEpochMilli());
    return Bytes.wrap(put(key, concern).array());
  }

  /** Before every concern at this time, and after every one at an earlier time. */
  static Bytes of(Instant time) {
    return Bytes.wrap(ByteBuffer.allocate(Long.BYTES).putLong(time.toEpochMilli()).array());
  }

  /** The concern of a key with a time. */
  static UUID concern(Bytes timed) {
    ByteBuffer key = ByteBuffer.wrap(timed.get()).position(Long.BYTES);
    return new UUID(key.getLong(), key.getLong());
  }

  private static ByteBuffer put(ByteBuffer key, UUID id) {
    return key.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
  }
}
