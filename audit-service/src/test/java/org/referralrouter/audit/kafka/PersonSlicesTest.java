package org.referralrouter.audit.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.referralrouter.audit.ledger.Payload.Part;
import org.referralrouter.audit.ledger.PayloadParts;
import org.referralrouter.audit.ledger.Slice;
import org.referralrouter.audit.ledger.Subject;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Topic;
import org.referralrouter.wire.AgenciesFile;
import org.referralrouter.wire.EventSchemas;

/** Every text that a topic's schema has room for, in the part of whom it is about. */
class PersonSlicesTest {
  private static final String OF_A_PERSON = "Person-Marker";
  private static final String OF_THE_CONCERN = "Concern-Marker";
  private static final UUID CONCERN = UUID.randomUUID();

  static Stream<Topic> eventTopics() {
    return Topic.all(AgenciesFile.bundled()).stream().filter(topic -> topic.eventType() != null);
  }

  @ParameterizedTest
  @MethodSource("eventTopics")
  void what_describes_a_person_is_that_persons_part_and_all_else_the_concerns(Topic topic)
      throws IOException {
    Schema schema = EventSchemas.of(topic);
    byte[] value = written(schema);
    List<Slice> slices = PersonSlices.of(schema, value, 0);
    List<Part> parts =
        PayloadParts.split(
            null,
            List.of(),
            value,
            new Subject.OfConcern(CONCERN),
            slices,
            ref -> new Subject.OfPerson(CONCERN, ref));
    assertThat(text(parts.getFirst())).doesNotContain(OF_A_PERSON);
    assertThat(parts.stream().skip(1))
        .allSatisfy(
            part -> assertThat(text(part)).contains(OF_A_PERSON).doesNotContain(OF_THE_CONCERN));
    assertThat(parts).hasSize(describesPeople(schema) ? 2 : 1);
  }

  @Test
  void the_people_of_concerns_of_referrals_and_of_responses_are_told_apart() {
    assertThat(eventTopics().filter(topic -> describesPeople(EventSchemas.of(topic))))
        .contains(
            Topic.CONCERNS,
            Topic.ofReferralsTo(Agency.POLICE),
            Topic.ofResponsesFrom(Agency.POLICE))
        .doesNotContain(Topic.DECISIONS, Topic.RESPONSE_OUTCOMES);
  }

  @Test
  void a_persons_nhs_number_is_theirs_and_what_is_retracted_is_the_concerns() {
    Schema concern = EventSchemas.of(Topic.CONCERNS).getField("concern").schema();
    assertThat(concern.getField("retract")).isNotNull();
    assertThat(person(concern).getField("nhsNumber")).isNotNull();
    Schema shared = EventSchemas.of(Topic.ofReferralsTo(Agency.POLICE)).getField("shared").schema();
    assertThat(person(shared).getField("nhsNumber")).isNotNull();
  }

  private static Schema person(Schema concern) {
    return concern.getField("people").schema().getElementType();
  }

  private static boolean describesPeople(Schema schema) {
    return schema.toString().contains("\"nhsNumber\"");
  }

  private static String text(Part part) {
    return new String(part.bytes(), StandardCharsets.ISO_8859_1);
  }

  private static byte[] written(Schema schema) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    var encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new GenericDatumWriter<>(schema).write(filled(schema, OF_THE_CONCERN), encoder);
    encoder.flush();
    return bytes.toByteArray();
  }

  /** A value with every optional part present, two of each list, and a marker in each text. */
  private static Object filled(Schema schema, String marker) {
    return switch (schema.getType()) {
      case RECORD -> record(schema, marker);
      case UNION -> filled(present(schema), marker);
      case ARRAY ->
          List.of(filled(schema.getElementType(), marker), filled(schema.getElementType(), marker));
      case MAP -> Map.of("key", filled(schema.getValueType(), marker));
      case ENUM -> new GenericData.EnumSymbol(schema, schema.getEnumSymbols().getFirst());
      case STRING -> marker;
      case INT -> 1;
      case LONG -> 1L;
      case BOOLEAN -> true;
      case BYTES, DOUBLE, FIXED, FLOAT, NULL ->
          throw new AssertionError("No schema has a " + schema.getType() + " until now");
    };
  }

  private static Schema present(Schema union) {
    Optional<Schema> present =
        union.getTypes().stream().filter(type -> type.getType() != Schema.Type.NULL).findFirst();
    return present.orElseThrow();
  }

  private static GenericRecord record(Schema schema, String marker) {
    boolean person = schema.getField("nhsNumber") != null;
    GenericRecord record = new GenericData.Record(schema);
    for (Schema.Field field : schema.getFields()) {
      record.put(field.pos(), filled(field.schema(), person ? OF_A_PERSON : marker));
    }
    return record;
  }
}
