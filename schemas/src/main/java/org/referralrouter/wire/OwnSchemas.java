package org.referralrouter.wire;

import io.apicurio.registry.serde.avro.AvroDatumProvider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/**
 * Holds to the schemas that this version was built with. The registry may already have a later one:
 * what is read is resolved to ours, and what is written is resolved from ours to the registered one
 * whose id stands in front (Avro specification, "Schema Resolution").
 */
public final class OwnSchemas implements AvroDatumProvider<GenericRecord> {
  /** For the library, which makes one by its name. */
  public OwnSchemas() {}

  @Override
  public DatumWriter<GenericRecord> createDatumWriter(GenericRecord value, Schema registered) {
    Schema own = value.getSchema();
    DatumWriter<GenericRecord> writer = new GenericDatumWriter<>(registered);
    return own.equals(registered) ? writer : new Resolving(own, registered, writer);
  }

  @Override
  public DatumReader<GenericRecord> createDatumReader(Schema writer) {
    Schema own = EventSchemas.ofFullName(writer.getFullName());
    return new GenericDatumReader<>(writer, own == null ? writer : own);
  }

  @Override
  public Schema toSchema(GenericRecord value) {
    return value.getSchema();
  }

  private record Resolving(Schema own, Schema registered, DatumWriter<GenericRecord> writer)
      implements DatumWriter<GenericRecord> {
    @Override
    public void setSchema(Schema schema) {
      throw new IllegalStateException("The writer keeps the schema it was made for");
    }

    @Override
    public void write(GenericRecord value, org.apache.avro.io.Encoder out) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
      new GenericDatumWriter<GenericRecord>(own).write(value, encoder);
      encoder.flush();
      GenericRecord resolved =
          new GenericDatumReader<GenericRecord>(own, registered)
              .read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));
      writer.write(resolved, out);
    }
  }
}
