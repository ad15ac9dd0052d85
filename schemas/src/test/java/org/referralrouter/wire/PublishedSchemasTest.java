package org.referralrouter.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.referralrouter.event.Topic;

/**
 * The schemas as they were published stand under {@code /golden/<version>}; they are never edited.
 * A schema that cannot read them, or be read by them, would strand records that agencies hold.
 * Versions 1 and 2 had the agencies as an enum, were read by nobody and are gone.
 */
class PublishedSchemasTest {
  private static final int FIRST = 3;
  private static final int LATEST = 4;

  static Stream<Topic> topicsOfEvents() {
    return Topic.all(AgenciesFile.bundled()).stream().filter(topic -> topic.eventType() != null);
  }

  @ParameterizedTest
  @MethodSource("topicsOfEvents")
  void todays_schema_reads_every_published_one_and_is_read_by_it(Topic topic) throws IOException {
    Schema today = EventSchemas.of(topic);
    int versions = 0;
    for (int version = FIRST; version <= LATEST; version++) {
      Optional<Schema> published = published(version, topic);
      if (published.isPresent()) {
        versions++;
        assertThat(compatible(today, published.get()))
            .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
        assertThat(compatible(published.get(), today))
            .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
      }
    }
    assertThat(versions).isPositive();
  }

  @ParameterizedTest
  @MethodSource("topicsOfEvents")
  void the_latest_published_schema_is_todays(Topic topic) throws IOException {
    assertThat(published(LATEST, topic)).contains(EventSchemas.of(topic));
  }

  @Test
  void a_new_required_field_would_fail_this_check() throws IOException {
    String broken =
        published(FIRST, Topic.ESCALATIONS)
            .orElseThrow()
            .toString()
            .replace("\"fields\":[", "\"fields\":[{\"name\":\"added\",\"type\":\"string\"},");

    assertThat(compatible(new Schema.Parser().parse(broken), EventSchemas.of(Topic.ESCALATIONS)))
        .isEqualTo(SchemaCompatibilityType.INCOMPATIBLE);
  }

  /** Empty where that version had no such type. */
  private static Optional<Schema> published(int version, Topic topic) throws IOException {
    try (var in =
        PublishedSchemasTest.class.getResourceAsStream(
            "/golden/" + version + "/" + topic.schemaName() + ".avsc")) {
      return in == null
          ? Optional.empty()
          : Optional.of(
              new Schema.Parser().parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
    }
  }

  private static SchemaCompatibilityType compatible(Schema reader, Schema writer) {
    return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getType();
  }
}
