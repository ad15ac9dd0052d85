package org.referralrouter.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.jspecify.annotations.Nullable;
import org.referralrouter.event.Topic;

/**
 * The published Avro schemas, read from {@code /avro}: one file of shared types, one for each
 * event.
 */
public final class EventSchemas {
  private static final String NAMESPACE = "org.referralrouter.events.";
  private static final List<String> FILES =
      List.of(
          "types",
          "concern",
          "decision",
          "referral",
          "response",
          "response-outcome",
          "escalation",
          "notification-outcome",
          "access-recorded",
          "erasure",
          "procedure-in-force");
  private static final Map<String, Schema> BY_FULL_NAME = read();

  private EventSchemas() {}

  /**
   * The schema of this name, self-contained.
   *
   * @param name as in {@code Referral}, without its namespace
   * @throws IllegalArgumentException where there is none
   */
  public static Schema named(String name) {
    Schema schema = BY_FULL_NAME.get(NAMESPACE + name);
    if (schema == null) {
      throw new IllegalArgumentException("No schema is named " + name);
    }
    return schema;
  }

  /**
   * The schema of a topic's values.
   *
   * @throws IllegalArgumentException where the topic's values are not Avro
   */
  public static Schema of(Topic topic) {
    String name = topic.schemaName();
    if (name == null) {
      throw new IllegalArgumentException("The values of " + topic.topicName() + " are not Avro");
    }
    return named(name);
  }

  static @Nullable Schema ofFullName(String fullName) {
    return BY_FULL_NAME.get(fullName);
  }

  /**
   * A schema that is not published, made of the published ones.
   *
   * @param file its text; it may name every published type
   */
  static Schema made(InputStream file) throws IOException {
    Schema.Parser parser = new Schema.Parser();
    parser.addTypes(BY_FULL_NAME.values());
    return parser.parse(file);
  }

  /** Of a union of null and one type, that type; any other schema itself. */
  static Schema present(Schema schema) {
    return schema.isNullable() && schema.isUnion() ? schema.getTypes().get(1) : schema;
  }

  /** Whether the values are days. */
  static boolean date(Schema schema) {
    return schema.getLogicalType() instanceof LogicalTypes.Date;
  }

  private static Map<String, Schema> read() {
    SchemaParser parser = new SchemaParser();
    Map<String, Schema> schemas = new LinkedHashMap<>();
    for (String file : FILES) {
      try (InputStream in = EventSchemas.class.getResourceAsStream("/avro/" + file + ".avsc")) {
        if (in == null) {
          throw new IllegalStateException("The schema file " + file + ".avsc is missing");
        }
        parser.parse(in);
      } catch (IOException e) {
        throw new UncheckedIOException("The schema file " + file + ".avsc cannot be read", e);
      }
    }
    for (Schema schema : parser.getParsedNamedSchemas()) {
      schemas.put(schema.getFullName(), schema);
    }
    return schemas;
  }
}
