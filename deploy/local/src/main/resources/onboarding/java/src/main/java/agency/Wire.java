package agency;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/** Values as they stand on the topics: a zero byte, the schema's id in four bytes, then Avro. */
final class Wire {
  private static final int HEADER = 5;

  /** A schema with its id in the registry. */
  record Registered(int id, Schema schema) {}

  private final Map<Integer, Schema> schemas = new HashMap<>();
  private final Http http;

  Wire(Http http) {
    this.http = http;
  }

  /** The schema of what is written to a topic. */
  Registered latest(String topic) throws IOException, InterruptedException {
    JsonNode found = http.registry("/subjects/" + topic + "-value/versions/latest");
    return new Registered(
        found.path("id").asInt(), new Schema.Parser().parse(found.path("schema").asText()));
  }

  GenericRecord read(byte[] value) throws IOException, InterruptedException {
    int id = ByteBuffer.wrap(value).getInt(1);
    Schema schema = schemas.get(id);
    if (schema == null) {
      String text = http.registry("/schemas/ids/" + id).path("schema").asText();
      schema = new Schema.Parser().parse(text);
      schemas.put(id, schema);
    }
    return new GenericDatumReader<GenericRecord>(schema)
        .read(
            null,
            DecoderFactory.get().binaryDecoder(value, HEADER, value.length - HEADER, null));
  }

  byte[] write(Registered as, GenericRecord value) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(ByteBuffer.allocate(HEADER).put((byte) 0).putInt(as.id()).array());
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new GenericDatumWriter<GenericRecord>(as.schema()).write(value, encoder);
    encoder.flush();
    return bytes.toByteArray();
  }
}
