package org.referralrouter.wire;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns JSON trees into Avro values of a schema and back. Field names are the same on both sides;
 * times are ISO 8601 in JSON and Avro's logical types on the wire (Avro 1.12 specification,
 * "Logical Types").
 */
final class AvroTree {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private AvroTree() {}

  /** The Avro record of a tree. What the tree leaves out gets the schema's default. */
  static GenericRecord toRecord(JsonNode tree, Schema schema) {
    GenericData.Record avro = new GenericData.Record(schema);
    for (Schema.Field field : schema.getFields()) {
      JsonNode value = tree.get(field.name());
      avro.put(field.pos(), absent(value) ? omitted(field) : toAvro(value, field.schema()));
    }
    return avro;
  }

  private static boolean absent(@Nullable JsonNode value) {
    return value == null || value.isNull();
  }

  private static @Nullable Object omitted(Schema.Field field) {
    if (field.hasDefaultValue()) {
      return GenericData.get().getDefaultValue(field);
    }
    if (field.schema().isNullable()) {
      return null;
    }
    throw new IllegalArgumentException("An event must have " + field.name());
  }

  private static Object toAvro(JsonNode value, Schema schema) {
    return switch (schema.getType()) {
      case UNION -> toAvro(value, present(schema));
      case RECORD -> toRecord(value, schema);
      case ENUM -> new GenericData.EnumSymbol(schema, value.asString());
      case ARRAY -> {
        List<Object> items = new ArrayList<>(value.size());
        value.forEach(item -> items.add(toAvro(item, schema.getElementType())));
        yield items;
      }
      case STRING -> value.asString();
      case INT ->
          date(schema) ? (int) LocalDate.parse(value.asString()).toEpochDay() : value.asInt();
      case LONG -> Instant.parse(value.asString()).toEpochMilli();
      case BOOLEAN -> value.asBoolean();
      default -> throw unsupported(schema);
    };
  }

  /** The tree of an Avro record. */
  static ObjectNode toTree(GenericRecord avro) {
    ObjectNode tree = NODES.objectNode();
    for (Schema.Field field : avro.getSchema().getFields()) {
      tree.set(field.name(), toTree(avro.get(field.pos()), field.schema()));
    }
    return tree;
  }

  private static JsonNode toTree(@Nullable Object value, Schema schema) {
    if (value == null) {
      return NODES.nullNode();
    }
    return switch (schema.getType()) {
      case UNION -> toTree(value, present(schema));
      case RECORD -> toTree((GenericRecord) value);
      case ENUM, STRING -> NODES.stringNode(value.toString());
      case ARRAY -> {
        ArrayNode items = NODES.arrayNode();
        ((Iterable<?>) value).forEach(item -> items.add(toTree(item, schema.getElementType())));
        yield items;
      }
      case INT ->
          date(schema)
              ? NODES.stringNode(LocalDate.ofEpochDay((Integer) value).toString())
              : NODES.numberNode((Integer) value);
      case LONG -> NODES.stringNode(Instant.ofEpochMilli((Long) value).toString());
      case BOOLEAN -> NODES.booleanNode((Boolean) value);
      default -> throw unsupported(schema);
    };
  }

  /** Of a union of null and one type, that type; the only unions that our schemas have. */
  static Schema present(Schema schema) {
    return schema.getType() == Schema.Type.UNION ? schema.getTypes().get(1) : schema;
  }

  static boolean date(Schema schema) {
    return schema.getLogicalType() instanceof LogicalTypes.Date;
  }

  private static IllegalArgumentException unsupported(Schema schema) {
    return new IllegalArgumentException("Our schemas do not use Avro's " + schema.getType());
  }
}
