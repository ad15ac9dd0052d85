package org.referralrouter.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.referralrouter.concern.Problem;
import tools.jackson.databind.JsonNode;

/**
 * Compares JSON with the shape that an Avro schema gives: unknown fields, unknown enum values,
 * wrong types, missing required fields. It finds all of them, so that a reporter need not guess
 * again and again.
 */
final class ShapeCheck {
  /** The symbol that an older reader sees for what it does not know; nobody may send it. */
  private static final String UNRECOGNISED = "UNRECOGNISED";

  private static final Year EARLIEST = Year.of(1900);
  private static final Year LATEST = Year.of(2200);

  private final List<Problem> problems = new ArrayList<>();

  private ShapeCheck() {}

  /** Every departure of the tree from the record schema, in the tree's order. */
  static List<Problem> of(JsonNode tree, Schema schema) {
    ShapeCheck check = new ShapeCheck();
    check.value("", tree, schema);
    return check.problems;
  }

  private void value(String at, JsonNode value, Schema schema) {
    switch (schema.getType()) {
      case UNION -> value(at, value, EventSchemas.present(schema));
      case RECORD -> object(at, value, schema);
      case ARRAY -> array(at, value, schema.getElementType());
      case ENUM -> symbol(at, value, schema);
      case STRING -> require(value.isString(), at, "must be text");
      case INT -> {
        if (EventSchemas.date(schema)) {
          date(at, value);
        } else {
          require(
              value.isIntegralNumber() && value.canConvertToInt() && value.asInt() >= 0,
              at,
              "must be a whole number from 0 to 2147483647");
        }
      }
      case LONG -> instant(at, value);
      default -> throw new IllegalArgumentException("Our schemas do not use " + schema.getType());
    }
  }

  private void object(String at, JsonNode value, Schema schema) {
    if (!value.isObject()) {
      problems.add(new Problem(at, "must be an object"));
      return;
    }
    value
        .propertyStream()
        .forEach(
            property -> {
              Schema.Field field = schema.getField(property.getKey());
              String pointer = at + Pointer.step(property.getKey());
              if (field == null) {
                problems.add(
                    new Problem(pointer, "is not a field here; leave it out. " + fields(schema)));
              } else if (!property.getValue().isNull()) {
                value(pointer, property.getValue(), field.schema());
              }
            });
    for (Schema.Field field : schema.getFields()) {
      boolean given = value.hasNonNull(field.name());
      if (!given && !field.hasDefaultValue()) {
        problems.add(new Problem(at + "/" + field.name(), "is required"));
      }
    }
  }

  private void array(String at, JsonNode value, Schema items) {
    if (!value.isArray()) {
      problems.add(new Problem(at, "must be a list"));
      return;
    }
    for (int i = 0; i < value.size(); i++) {
      value(at + "/" + i, value.get(i), items);
    }
  }

  private void symbol(String at, JsonNode value, Schema schema) {
    boolean known =
        value.isString()
            && schema.hasEnumSymbol(value.asString())
            && !value.asString().equals(UNRECOGNISED);
    require(
        known,
        at,
        schema.getEnumSymbols().stream()
            .filter(symbol -> !symbol.equals(UNRECOGNISED))
            .collect(Collectors.joining(", ", "must be one of ", "")));
  }

  private void date(String at, JsonNode value) {
    try {
      require(
          value.isString() && plausible(LocalDate.parse(value.asString()).getYear()),
          at,
          "must be a date of the years 1900 to 2200, as in 2026-11-03");
    } catch (DateTimeException _) {
      problems.add(new Problem(at, "must be a date, as in 2026-11-03"));
    }
  }

  private void instant(String at, JsonNode value) {
    try {
      Instant instant = value.isString() ? IsoTime.parse(value.asString()) : Instant.MIN;
      require(
          value.isString() && plausible(instant.atOffset(ZoneOffset.UTC).getYear()),
          at,
          "must be a time with its offset, as in 2026-11-02T19:30:00Z, of the years 1900 to 2200");
    } catch (DateTimeException _) {
      problems.add(new Problem(at, "must be a time with its offset, as in 2026-11-02T19:30:00Z"));
    }
  }

  private static boolean plausible(int year) {
    return year >= EARLIEST.getValue() && year <= LATEST.getValue();
  }

  private void require(boolean holds, String at, String detail) {
    if (!holds) {
      problems.add(new Problem(at, detail));
    }
  }

  private static String fields(Schema schema) {
    return schema.getFields().stream()
        .map(Schema.Field::name)
        .collect(Collectors.joining(", ", "Known fields: ", ""));
  }
}
