package org.referralrouter.wire;

import java.io.IOException;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agencies;

/**
 * The values of one Java type, to and from Avro's binary encoding (Avro 1.12 specification, "Binary
 * Encoding") with nothing in between.
 */
interface ValueCodec {
  /**
   * Writes a value.
   *
   * @throws IllegalArgumentException where the schema cannot hold it
   */
  void write(Object value, Encoder out) throws IOException;

  /**
   * Reads a value.
   *
   * @param agencies those that may be named; any where null
   * @throws RefusedValue where the value is none of the type's
   */
  Object read(Decoder in, @Nullable Agencies agencies) throws IOException;
}
