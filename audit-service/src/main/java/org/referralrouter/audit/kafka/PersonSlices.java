package org.referralrouter.audit.kafka;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.ResolvingDecoder;
import org.referralrouter.audit.ledger.Slice;

/** Finds the bytes in an Avro value that describe each person, by reading it as it was written. */
final class PersonSlices extends GenericDatumReader<Object> {
  private static final Set<String> PEOPLE = Set.of("Person", "SharedPerson");
  private static final String REF = "ref";

  private final ByteArrayInputStream in;
  private final int length;
  private final List<Slice> slices = new ArrayList<>();
  private int depth;

  private PersonSlices(Schema writer, byte[] value, int from) {
    super(writer, writer, slowly());
    this.in = new ByteArrayInputStream(value, from, value.length - from);
    this.length = value.length;
  }

  /** Avro's faster way of reading does not pass by {@link #readRecord}. */
  private static GenericData slowly() {
    GenericData data = new GenericData();
    data.setFastReaderEnabled(false);
    return data;
  }

  /**
   * The slices of a value, in order.
   *
   * @param from where its Avro begins
   */
  static List<Slice> of(Schema writer, byte[] value, int from) throws IOException {
    PersonSlices reader = new PersonSlices(writer, value, from);
    // The direct decoder reads no byte before it is asked for, so the stream's end is the place.
    BinaryDecoder decoder = DecoderFactory.get().directBinaryDecoder(reader.in, null);
    Object _ = reader.read(null, decoder);
    return reader.slices;
  }

  @Override
  protected Object readRecord(Object old, Schema expected, ResolvingDecoder decoder)
      throws IOException {
    boolean outermostPerson = PEOPLE.contains(expected.getName()) && depth == 0;
    int from = length - in.available();
    if (outermostPerson) {
      depth++;
    }
    Object read = super.readRecord(old, expected, decoder);
    if (outermostPerson) {
      depth--;
      if (read instanceof GenericRecord person) {
        slices.add(new Slice(String.valueOf(person.get(REF)), from, length - in.available()));
      }
    }
    return read;
  }
}
