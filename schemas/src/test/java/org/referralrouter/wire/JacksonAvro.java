package org.referralrouter.wire;

import java.util.UUID;
import org.apache.avro.Schema;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Position;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;
import tools.jackson.dataformat.avro.AvroMapper;
import tools.jackson.dataformat.avro.AvroSchema;
import tools.jackson.dataformat.avro.jsr310.AvroJavaTimeModule;

/** Jackson's format of Avro, straight to and from our records. */
final class JacksonAvro {
  private final ObjectReader reader;
  private final ObjectWriter writer;

  JacksonAvro(Schema schema, Class<?> type) {
    AvroMapper mapper =
        AvroMapper.builder()
            .addModule(new AvroJavaTimeModule())
            .addModule(
                new SimpleModule()
                    // Our ids are texts; without this they would be written as bytes.
                    .addSerializer(UUID.class, ToStringSerializer.instance)
                    .addDeserializer(Agency.class, new CodeReader<>(Agency.class, Agency::new))
                    .addDeserializer(
                        Position.class, new CodeReader<>(Position.class, Position::new)))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    AvroSchema avro = new AvroSchema(schema);
    this.reader = mapper.readerFor(type).with(avro);
    this.writer = mapper.writerFor(type).with(avro);
  }

  byte[] write(Object event) {
    return writer.writeValueAsBytes(event);
  }

  Object read(byte[] bytes) {
    return reader.readValue(bytes);
  }
}
