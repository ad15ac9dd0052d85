package org.referralrouter.edge.document;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.referralrouter.edge.document.PageView.Row;
import org.referralrouter.edge.document.PageView.Shape;
import tools.jackson.databind.JsonNode;

/** JSON Schemas (2020-12) in words. */
final class SchemaRow {
  private static final String SCHEMAS = "#/components/schemas/";

  private SchemaRow() {}

  static Row of(String name, JsonNode schema, boolean required, String description) {
    return new Row(name, type(schema), link(schema), required, description);
  }

  static Shape shape(String name, JsonNode schema) {
    List<String> required = schema.path("required").valueStream().map(JsonNode::asString).toList();
    List<Row> fields =
        schema.path("properties").properties().stream()
            .map(
                field ->
                    of(
                        field.getKey(),
                        field.getValue(),
                        required.contains(field.getKey()),
                        field.getValue().path("description").asString("")))
            .toList();
    return new Shape(
        anchor(name), name, schema.path("description").asString(""), symbols(schema), fields);
  }

  static String anchor(String shape) {
    return "type-" + shape;
  }

  private static String symbols(JsonNode schema) {
    return schema
        .path("enum")
        .valueStream()
        .map(JsonNode::asString)
        .collect(Collectors.joining(", "));
  }

  /** The shape that a schema refers to, be it as a list or as one of several; null for none. */
  private static @Nullable String link(JsonNode schema) {
    String reference = schema.path("$ref").asString("");
    if (reference.startsWith(SCHEMAS)) {
      return "#" + anchor(reference.substring(SCHEMAS.length()));
    }
    if (schema.has("items")) {
      return link(schema.path("items"));
    }
    return schema
        .path("anyOf")
        .valueStream()
        .map(SchemaRow::link)
        .filter(link -> link != null)
        .findFirst()
        .orElse(null);
  }

  private static String type(JsonNode schema) {
    String reference = schema.path("$ref").asString("");
    if (reference.startsWith(SCHEMAS)) {
      return reference.substring(SCHEMAS.length());
    }
    if (schema.has("anyOf")) {
      return schema
          .path("anyOf")
          .valueStream()
          .map(SchemaRow::type)
          .collect(Collectors.joining(" or "));
    }
    if (schema.has("enum")) {
      return symbols(schema);
    }
    List<String> types =
        schema.path("type").isArray()
            ? schema.path("type").valueStream().map(JsonNode::asString).toList()
            : List.of(schema.path("type").asString("anything"));
    String said =
        types.stream()
            .map(type -> type.equals("array") ? "list of " + type(schema.path("items")) : type)
            .collect(Collectors.joining(" or "));
    return said + limits(schema);
  }

  private static String limits(JsonNode schema) {
    List<String> limits = new ArrayList<>();
    for (String limit :
        List.of(
            "format",
            "const",
            "pattern",
            "minLength",
            "maxLength",
            "minItems",
            "maxItems",
            "minimum",
            "maximum")) {
      if (schema.has(limit)) {
        limits.add(limit + " " + schema.path(limit).asString());
      }
    }
    return limits.isEmpty() ? "" : limits.stream().collect(Collectors.joining(", ", " (", ")"));
  }
}
