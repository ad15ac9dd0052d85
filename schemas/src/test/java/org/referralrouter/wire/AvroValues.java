package org.referralrouter.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/** Avro's own readers and writers of one value, with all reused that can be. */
final class AvroValues {
  private static final int EXPECTED_BYTES = 2048;

  private final byte[] bytes;
  private final DatumReader<Object> reader;
  private final DatumWriter<Object> writer;
  private final BinaryDecoder decoder;
  private final BinaryEncoder encoder;
  private final Object value;

  /**
   * @param data which kind of values these are
   * @param bytes of the value by the schema, without what a wire format puts in front
   */
  @SuppressWarnings("unchecked")
  AvroValues(GenericData data, Schema schema, byte[] bytes) throws IOException {
    this.bytes = bytes;
    this.reader = data.createDatumReader(schema);
    this.writer = data.createDatumWriter(schema);
    this.decoder = DecoderFactory.get().binaryDecoder(bytes, null);
    this.encoder = EncoderFactory.get().binaryEncoder(new ByteArrayOutputStream(), null);
    this.value = read();
  }

  Object read() throws IOException {
    return reader.read(null, DecoderFactory.get().binaryDecoder(bytes, decoder));
  }

  byte[] write() throws IOException {
    var out = new ByteArrayOutputStream(EXPECTED_BYTES);
    BinaryEncoder reused = EncoderFactory.get().binaryEncoder(out, encoder);
    writer.write(value, reused);
    reused.flush();
    return out.toByteArray();
  }
}
