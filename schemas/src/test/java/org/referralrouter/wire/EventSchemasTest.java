package org.referralrouter.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.referralrouter.event.Topic;

class EventSchemasTest {
  /** Written for whoever reads the record, and never read back: its id says the same. */
  private static final Set<String> DERIVED = Set.of("test");

  static Stream<Topic> topicsOfEvents() {
    return Topic.all(AgenciesFile.bundled()).stream().filter(topic -> topic.eventType() != null);
  }

  @ParameterizedTest
  @MethodSource("topicsOfEvents")
  void the_schema_and_the_java_record_have_the_same_fields_and_symbols(Topic topic) {
    assertSame(EventSchemas.of(topic), Objects.requireNonNull(topic.eventType()));
  }

  private static void assertSame(Schema schema, Class<?> type) {
    assertThat(
            schema.getFields().stream()
                .map(Schema.Field::name)
                .filter(name -> !DERIVED.contains(name)))
        .as(type.getSimpleName())
        .containsExactly(
            Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toArray(String[]::new));
    for (RecordComponent component : type.getRecordComponents()) {
      Schema field = EventSchemas.present(schema.getField(component.getName()).schema());
      Class<?> java = raw(component.getGenericType());
      if (field.getType() == Schema.Type.ARRAY) {
        field = field.getElementType();
        java = raw(((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0]);
      }
      if (field.getType() == Schema.Type.RECORD) {
        assertSame(field, java);
      } else if (field.getType() == Schema.Type.ENUM) {
        List<String> symbols =
            field.getEnumSymbols().stream().filter(s -> !s.equals("UNRECOGNISED")).toList();
        assertThat(Arrays.stream(java.getEnumConstants()).map(Object::toString))
            .containsExactlyElementsOf(symbols);
        assertThat(field.getEnumDefault()).isNotNull();
      }
    }
  }

  private static Class<?> raw(Type type) {
    return (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
  }

  @ParameterizedTest
  @MethodSource("topicsOfEvents")
  void every_type_and_every_field_says_what_it_means(Topic topic) {
    assertDocumented(EventSchemas.of(topic));
  }

  private static void assertDocumented(Schema schema) {
    switch (schema.getType()) {
      case RECORD -> {
        assertThat(schema.getDoc()).as(schema.getName()).isNotBlank();
        for (Schema.Field field : schema.getFields()) {
          assertThat(field.doc()).as(schema.getName() + "." + field.name()).isNotBlank();
          assertDocumented(field.schema());
        }
      }
      case ENUM -> assertThat(schema.getDoc()).as(schema.getName()).isNotBlank();
      case ARRAY -> assertDocumented(schema.getElementType());
      case UNION -> assertDocumented(EventSchemas.present(schema));
      default -> assertThat(schema.getType()).isNotNull();
    }
  }

  @Test
  void every_topic_of_the_contract_is_there() {
    assertThat(Topic.all(AgenciesFile.bundled()).stream().map(Topic::topicName))
        .containsExactly(
            "concerns.v1",
            "decisions.v1",
            "referrals.social-care.v1",
            "referrals.police.v1",
            "referrals.ceop-preparation.v1",
            "referrals.hr-allegations.v1",
            "referrals.designated-officer.v1",
            "referrals.triage.v1",
            "responses.social-care.v1",
            "responses.police.v1",
            "responses.ceop-preparation.v1",
            "responses.hr-allegations.v1",
            "responses.designated-officer.v1",
            "responses.triage.v1",
            "response-outcomes.v1",
            "escalations.v1",
            "notifications.v1",
            "access.v1",
            "erasures.v1",
            "procedures.v1",
            "dead-letters.v1",
            "audit-checkpoints.v1");
  }
}
