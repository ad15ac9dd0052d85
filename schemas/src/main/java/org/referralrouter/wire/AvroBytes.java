package org.referralrouter.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agencies;
import org.referralrouter.wire.UnreadableRecord.Reason;

/**
 * Avro's binary encoding in arrays of bytes; whatever is wrong with some is one kind of refusal.
 */
final class AvroBytes {
  private static final int EXPECTED_BYTES = 2048;

  /** A thread that wrote something larger once does not keep its room. */
  private static final int KEPT_BYTES = 64 * 1024;

  private static final ThreadLocal<@Nullable ByteArrayOutputStream> ROOMS = new ThreadLocal<>();
  private static final ThreadLocal<@Nullable BinaryEncoder> ENCODERS = new ThreadLocal<>();
  private static final ThreadLocal<@Nullable BinaryDecoder> DECODERS = new ThreadLocal<>();

  private AvroBytes() {}

  /**
   * A value after what stands before it.
   *
   * @throws IllegalArgumentException where its schema cannot hold it
   */
  static byte[] written(byte[] before, ValueCodec codec, Object value) {
    ByteArrayOutputStream bytes = room();
    bytes.writeBytes(before);
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, ENCODERS.get());
    ENCODERS.set(encoder);
    try {
      codec.write(value, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("Memory cannot be written", e);
    }
    if (bytes.size() > KEPT_BYTES) {
      ROOMS.remove();
    }
    return bytes.toByteArray();
  }

  private static ByteArrayOutputStream room() {
    ByteArrayOutputStream room = ROOMS.get();
    if (room == null) {
      room = new ByteArrayOutputStream(EXPECTED_BYTES);
      ROOMS.set(room);
    }
    room.reset();
    return room;
  }

  /**
   * The value that stands from there to the end.
   *
   * @param agencies those that may be named; any where null
   * @throws UnreadableRecord where there is none
   */
  static Object read(ValueCodec codec, byte[] bytes, int from, @Nullable Agencies agencies) {
    return attempted(
        () -> {
          BinaryDecoder decoder = decoder(bytes, from);
          Object value = codec.read(decoder, agencies);
          assertEnd(decoder);
          return value;
        });
  }

  /**
   * The bytes by our schema of what was written by another (Avro specification, "Schema
   * Resolution").
   *
   * @throws UnreadableRecord where they do not follow it
   */
  static byte[] resolved(Schema writer, Schema own, byte[] bytes, int from) {
    return attempted(
        () -> {
          BinaryDecoder decoder = decoder(bytes, from);
          Object avro = new GenericDatumReader<>(writer, own).read(null, decoder);
          assertEnd(decoder);
          ByteArrayOutputStream rewritten = new ByteArrayOutputStream(bytes.length);
          BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(rewritten, null);
          new GenericDatumWriter<>(own).write(avro, encoder);
          return rewritten.toByteArray();
        });
  }

  private interface Attempt<T> {
    T result() throws IOException;
  }

  private static <T> T attempted(Attempt<T> attempt) {
    try {
      return attempt.result();
    } catch (RefusedValue e) {
      throw new UnreadableRecord(Reason.VALUE_NOT_ALLOWED, e.path());
    } catch (IOException
        | AvroRuntimeException
        | IndexOutOfBoundsException
        | NegativeArraySizeException
        | UnsupportedOperationException
        | StackOverflowError _) {
      // What Avro throws on bytes that do not follow their schema: it has no type of its own for
      // it.
      throw new UnreadableRecord(Reason.UNREADABLE_AVRO);
    }
  }

  private static BinaryDecoder decoder(byte[] bytes, int from) {
    BinaryDecoder decoder =
        DecoderFactory.get().binaryDecoder(bytes, from, bytes.length - from, DECODERS.get());
    DECODERS.set(decoder);
    return decoder;
  }

  private static void assertEnd(BinaryDecoder decoder) throws IOException {
    if (!decoder.isEnd()) {
      throw new UnreadableRecord(Reason.UNREADABLE_AVRO);
    }
  }
}
