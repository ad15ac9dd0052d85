package org.referralrouter.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.util.RandomData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.AwaitedStep;
import org.referralrouter.event.Escalation;
import org.referralrouter.event.EscalationCause;
import org.referralrouter.event.EscalationLevel;
import org.referralrouter.event.Event;
import org.referralrouter.event.Topic;
import org.referralrouter.wire.UnreadableRecord.Reason;

/** What is wrong with a record for good, and that nothing else comes of a record's bytes. */
class UnreadableRecordTest {
  private static final long SEED = 20261125;
  private static final int ID = 7;
  private static final String RESPONSES = Topic.ofResponsesFrom(Agency.POLICE).topicName();

  /** The fields that hold an agency's code. */
  private static final Set<String> AGENCIES = Set.of("agency", "redirectedTo");

  private AnsweringRegistry registry;
  private EventSerdes serdes;

  @BeforeEach
  void start() {
    registry = new AnsweringRegistry();
    serdes = new EventSerdes(registry.url());
  }

  @AfterEach
  void end() {
    registry.close();
  }

  /** One topic of each type. */
  static Stream<Topic> topicsOfEvents() {
    Set<Class<?>> types = new HashSet<>();
    return Topic.all(AgenciesFile.bundled()).stream()
        .filter(topic -> topic.eventType() != null && types.add(topic.eventType()));
  }

  @Test
  void text_that_is_no_avro() {
    assertUnreadable("no avro".getBytes(StandardCharsets.UTF_8), Reason.NOT_CONFLUENT_WIRE_FORMAT);
  }

  @Test
  void an_id_that_no_schema_has() {
    assertUnreadable(value(new byte[0]), Reason.UNKNOWN_SCHEMA);
  }

  @Test
  void a_schema_of_another_topic() {
    registry.holding(ID, EventSchemas.of(Topic.CONCERNS));
    assertUnreadable(value(new byte[0]), Reason.WRONG_TYPE);
  }

  @Test
  void a_schema_that_is_no_record() {
    registry.holding(ID, Schema.create(Schema.Type.STRING));
    assertUnreadable(value(new byte[0]), Reason.WRONG_TYPE);
  }

  @Test
  void a_schema_that_is_not_avros() {
    registry.answering(
        "schemas/ids/" + ID,
        200,
        "{\"schema\":\"syntax = \\\"proto3\\\";\",\"schemaType\":\"PROTOBUF\"}");
    assertUnreadable(value(new byte[0]), Reason.WRONG_TYPE);
  }

  @Test
  void a_schema_of_the_right_name_that_ours_cannot_be_resolved_from() throws IOException {
    Schema stranger = response("{\"name\":\"by\",\"type\":\"string\"}");
    registry.holding(ID, stranger);
    assertUnreadable(value(random(stranger, new Random(SEED))), Reason.UNREADABLE_AVRO);
  }

  @Test
  void an_agency_that_the_procedure_does_not_name() {
    Topic topic = Topic.ESCALATIONS;
    registry.holding(ID, EventSchemas.of(topic));
    registry.answering(
        "subjects/" + topic.subject(),
        200,
        Json.mapper()
            .writeValueAsString(Map.of("id", ID, "schema", EventSchemas.of(topic).toString())));
    Escalation ofHealth = escalation(SevenAgencies.HEALTH);
    byte[] bytes = serdes.any().serializer().serialize(topic.topicName(), ofHealth);

    assertThatThrownBy(() -> readBy(new EventSerdes(registry.url(), AgenciesFile.bundled()), bytes))
        .isInstanceOfSatisfying(
            UnreadableRecord.class,
            e -> assertThat(e.detail()).isEqualTo("VALUE_NOT_ALLOWED at /agency"));
    assertThat(readBy(new EventSerdes(registry.url(), SevenAgencies.all()), bytes))
        .isEqualTo(ofHealth);
    assertThat(readBy(serdes, bytes)).isEqualTo(ofHealth);
  }

  private static Event readBy(EventSerdes serdes, byte[] bytes) {
    return serdes.any().deserializer().deserialize(Topic.ESCALATIONS.topicName(), bytes);
  }

  private static Escalation escalation(Agency agency) {
    return new Escalation(
        UUID.randomUUID(),
        UUID.randomUUID(),
        agency,
        EscalationLevel.BOARD,
        Instant.EPOCH,
        Instant.EPOCH,
        AwaitedStep.RECEIPT,
        EscalationCause.OVERDUE,
        1);
  }

  @Test
  void bytes_behind_the_value() throws IOException {
    Schema own = EventSchemas.of(Topic.ofResponsesFrom(Agency.POLICE));
    registry.holding(ID, own);
    byte[] value = bytes(response(own));
    assertThat(read(Topic.ofResponsesFrom(Agency.POLICE), value(value))).isNotNull();
    assertUnreadable(value(Arrays.copyOf(value, value.length + 1)), Reason.UNREADABLE_AVRO);
  }

  /** One whose every value is allowed. */
  private static GenericRecord response(Schema own) {
    GenericRecord response = record(own, new Random(SEED));
    response.put("kind", new GenericData.EnumSymbol(own.getField("kind").schema(), "ACCEPTED"));
    for (Schema.Field field : own.getFields()) {
      if (field.schema().isNullable()) {
        response.put(field.name(), null);
      }
    }
    return response;
  }

  @Test
  void a_length_that_would_take_all_memory() {
    registry.holding(ID, EventSchemas.of(Topic.ofResponsesFrom(Agency.POLICE)));
    byte[] twoGigabytes = {(byte) 0xEE, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F};
    assertUnreadable(value(twoGigabytes), Reason.UNREADABLE_AVRO);
  }

  @Test
  void nesting_without_end_in_a_field_that_we_do_not_have() {
    Schema stranger =
        response(
            """
            {"name":"deep","type":{"type":"record","name":"Deep","fields":[
              {"name":"deeper","type":["null","Deep"],"default":null}]}}""");
    registry.holding(ID, stranger);
    byte[] nested = new byte[1_000_000];
    Arrays.fill(nested, (byte) 2);
    assertUnreadable(value(nested), Reason.UNREADABLE_AVRO);
  }

  @Test
  void a_value_that_is_not_allowed_is_told_by_its_field_and_never_by_itself() throws IOException {
    Schema own = EventSchemas.of(Topic.ofResponsesFrom(Agency.POLICE));
    registry.holding(ID, own);
    GenericRecord response = record(own, new Random(SEED));
    response.put("responseId", "Robin");
    byte[] bytes = value(bytes(response));

    assertThatThrownBy(() -> read(Topic.ofResponsesFrom(Agency.POLICE), bytes))
        .isInstanceOfSatisfying(
            UnreadableRecord.class,
            fault -> {
              assertThat(fault.reason()).isEqualTo(Reason.VALUE_NOT_ALLOWED);
              assertThat(fault.detail()).isEqualTo("VALUE_NOT_ALLOWED at /responseId");
              assertThat(fault).hasMessage(fault.detail()).hasNoCause();
            });
  }

  @ParameterizedTest
  @MethodSource("topicsOfEvents")
  void whatever_the_bytes_are_they_are_read_or_unreadable_and_never_another_fault(Topic topic)
      throws IOException {
    Schema own = EventSchemas.of(topic);
    registry.holding(ID, own);
    Random random = new Random(SEED);
    int read = 0;
    Map<Reason, Integer> seen = new EnumMap<>(Reason.class);
    for (int round = 0; round < 3000; round++) {
      byte[] bytes = value(damaged(random(own, random), random));
      try {
        read(topic, bytes);
        read++;
      } catch (UnreadableRecord fault) {
        seen.merge(fault.reason(), 1, Integer::sum);
      }
    }
    System.out.println("seed " + SEED + ", " + topic + ": " + read + " read, " + seen);
    assertThat(read).isPositive();
    assertThat(seen.keySet())
        .containsAll(EnumSet.of(Reason.UNREADABLE_AVRO, Reason.VALUE_NOT_ALLOWED));
  }

  @ParameterizedTest
  @MethodSource("topicsOfEvents")
  void what_is_read_is_written_as_avros_own_writer_writes_it(Topic topic) throws IOException {
    Schema own = EventSchemas.of(topic);
    registry.holding(ID, own);
    registry.answering(
        "subjects/" + topic.subject(),
        200,
        Json.mapper().writeValueAsString(Map.of("id", ID, "schema", own.toString())));
    Random random = new Random(SEED);
    int written = 0;
    for (int round = 0; round < 3000; round++) {
      Event event;
      try {
        event = read(topic, value(random(own, random)));
      } catch (UnreadableRecord _) {
        continue;
      }
      byte[] ours = serdes.any().serializer().serialize(topic.topicName(), event);
      GenericRecord theirs =
          new GenericDatumReader<GenericRecord>(own)
              .read(
                  null,
                  DecoderFactory.get()
                      .binaryDecoder(
                          ours,
                          WriterSchemas.HEADER_BYTES,
                          ours.length - WriterSchemas.HEADER_BYTES,
                          null));
      assertThat(ours).isEqualTo(value(bytes(theirs)));
      assertThat(read(topic, ours)).isEqualTo(event);
      written++;
    }
    assertThat(written).isPositive();
  }

  /** One in four stays whole; the others are cut, or have bytes replaced. */
  private static byte[] damaged(byte[] bytes, Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> bytes;
      case 1 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
      default -> {
        for (int i = 0; i <= random.nextInt(8); i++) {
          bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        yield bytes;
      }
    };
  }

  /** Random values of a schema. */
  private static byte[] random(Schema schema, Random random) throws IOException {
    return bytes(record(schema, random));
  }

  /** With ids that are ids, so that most of it is read. */
  private static GenericRecord record(Schema schema, Random random) {
    GenericRecord record =
        (GenericRecord)
            new RandomData(GenericData.get(), schema, 1, random.nextLong(), false)
                .iterator()
                .next();
    for (Schema.Field field : schema.getFields()) {
      if (LogicalTypes.uuid().equals(field.schema().getLogicalType())) {
        record.put(field.pos(), new UUID(random.nextLong(), random.nextLong()).toString());
      }
    }
    code(record);
    return record;
  }

  /** With codes that are codes, at any depth. */
  private static void code(GenericRecord record) {
    for (Schema.Field field : record.getSchema().getFields()) {
      Object value = record.get(field.pos());
      switch (value) {
        case CharSequence _ when AGENCIES.contains(field.name()) ->
            record.put(field.pos(), "POLICE");
        case List<?> positions when field.name().equals("positions") ->
            record.put(field.pos(), positions.stream().map(_ -> "POLICE_DESK").toList());
        case GenericRecord part -> code(part);
        case List<?> parts ->
            parts.forEach(
                part -> {
                  if (part instanceof GenericRecord whole) {
                    code(whole);
                  }
                });
        case null, default -> {}
      }
    }
  }

  private static byte[] bytes(GenericRecord record) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new GenericDatumWriter<>(record.getSchema()).write(record, encoder);
    encoder.flush();
    return bytes.toByteArray();
  }

  private static byte[] value(byte[] avro) {
    return ByteBuffer.allocate(WriterSchemas.HEADER_BYTES + avro.length)
        .put((byte) 0)
        .putInt(ID)
        .put(avro)
        .array();
  }

  private static Schema response(String field) {
    return new Schema.Parser()
        .parse(
            """
            {"type":"record","name":"Response","namespace":"org.referralrouter.events","fields":[%s]}"""
                .formatted(field));
  }

  private Event read(Topic topic, byte[] bytes) {
    return serdes.any().deserializer().deserialize(topic.topicName(), bytes);
  }

  private void assertUnreadable(byte[] bytes, Reason reason) {
    assertThatThrownBy(() -> serdes.any().deserializer().deserialize(RESPONSES, bytes))
        .isInstanceOfSatisfying(
            UnreadableRecord.class, fault -> assertThat(fault.reason()).isEqualTo(reason));
  }
}
