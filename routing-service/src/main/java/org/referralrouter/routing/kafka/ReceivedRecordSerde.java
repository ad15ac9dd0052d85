package org.referralrouter.routing.kafka;

import static org.referralrouter.routing.kafka.ReceivedRecord.raw;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a received record between the two halves of the topology: a version; the topic's
 * name, the partition and the offset; the key and the value, each with its length in front, which
 * is -1 where there is none.
 */
enum ReceivedRecordSerde implements Serde<ReceivedRecord> {
  INSTANCE;

  private static final byte VERSION = 1;
  private static final int NONE = -1;

  @Override
  public Serializer<ReceivedRecord> serializer() {
    return (_, received) -> bytes(received);
  }

  @Override
  public Deserializer<ReceivedRecord> deserializer() {
    return (_, bytes) -> received(ByteBuffer.wrap(bytes));
  }

  private static byte[] bytes(ReceivedRecord received) {
    byte[] topic = received.topic().getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes =
        ByteBuffer.allocate(
            1
                + size(topic)
                + Integer.BYTES
                + Long.BYTES
                + size(raw(received.key()))
                + size(raw(received.value())));
    bytes.put(VERSION);
    put(bytes, topic);
    bytes.putInt(received.partition()).putLong(received.offset());
    put(bytes, raw(received.key()));
    put(bytes, raw(received.value()));
    return bytes.array();
  }

  private static ReceivedRecord received(ByteBuffer bytes) {
    byte version = bytes.get();
    if (version != VERSION) {
      throw new IllegalStateException(
          "A response on its way has format "
              + version
              + ", which this version does not read. Start the version that wrote it, or one after"
              + " it.");
    }
    byte[] topic = next(bytes);
    if (topic == null) {
      throw new IllegalStateException("A response on its way has no topic");
    }
    return new ReceivedRecord(
        new String(topic, StandardCharsets.UTF_8),
        bytes.getInt(),
        bytes.getLong(),
        Bytes.wrap(next(bytes)),
        Bytes.wrap(next(bytes)));
  }

  private static int size(byte @Nullable [] part) {
    return Integer.BYTES + (part == null ? 0 : part.length);
  }

  private static void put(ByteBuffer bytes, byte @Nullable [] part) {
    if (part == null) {
      bytes.putInt(NONE);
    } else {
      bytes.putInt(part.length).put(part);
    }
  }

  private static byte @Nullable [] next(ByteBuffer bytes) {
    int length = bytes.getInt();
    if (length == NONE) {
      return null;
    }
    byte[] part = new byte[length];
    bytes.get(part);
    return part;
  }
}
