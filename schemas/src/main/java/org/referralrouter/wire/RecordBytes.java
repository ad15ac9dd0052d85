package org.referralrouter.wire;

import java.io.IOException;
import java.io.InputStream;

/**
 * Public records of one type as Avro's binary encoding, where they are kept and not published.
 *
 * @param <T> the type, with components named as the fields of its schema
 */
public final class RecordBytes<T extends Record> {
  private final Class<T> type;
  private final ValueCodec codec;

  /**
   * By a schema of one's own.
   *
   * @param schema its text; it may name every published type
   * @throws IllegalArgumentException where the two do not fit
   */
  public RecordBytes(Class<T> type, InputStream schema) throws IOException {
    this.type = type;
    this.codec = Codecs.of(type, EventSchemas.made(schema));
  }

  /**
   * The bytes of a record.
   *
   * @param before what stands before it
   * @throws IllegalArgumentException where the schema cannot hold it
   */
  public byte[] written(byte[] before, T value) {
    return AvroBytes.written(before, codec, value);
  }

  /**
   * The record that stands from there to the end.
   *
   * @throws UnreadableRecord where there is none
   */
  public T read(byte[] bytes, int from) {
    return type.cast(AvroBytes.read(codec, bytes, from, null));
  }
}
