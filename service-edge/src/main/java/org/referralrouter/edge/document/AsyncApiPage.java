package org.referralrouter.edge.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.referralrouter.edge.document.PageView.Example;
import org.referralrouter.edge.document.PageView.Part;
import org.referralrouter.edge.document.PageView.Row;
import org.referralrouter.edge.document.PageView.Rows;
import org.referralrouter.edge.document.PageView.Shape;
import tools.jackson.databind.JsonNode;

/** An AsyncAPI 3.0 document for its page: a part for each topic, a shape for each Avro type. */
final class AsyncApiPage {
  private final JsonNode document;
  private final Map<String, Shape> shapes = new LinkedHashMap<>();

  private AsyncApiPage(JsonNode document) {
    this.document = document;
  }

  static PageView of(JsonNode document) {
    AsyncApiPage page = new AsyncApiPage(document);
    List<Part> parts =
        document.path("channels").properties().stream()
            .map(channel -> page.part(channel.getKey(), channel.getValue()))
            .toList();
    List<String> access = new ArrayList<>();
    document
        .path("servers")
        .forEach(
            server ->
                access.add(
                    "The broker is at %s; the schema registry at %s."
                        .formatted(
                            server.path("host").asString(),
                            server.at("/bindings/kafka/schemaRegistryUrl").asString())));
    document
        .at("/components/securitySchemes")
        .forEach(scheme -> access.add(scheme.path("description").asString()));
    return new PageView(
        document.at("/info/title").asString(),
        "AsyncAPI " + document.path("asyncapi").asString(),
        "/asyncapi.json",
        document.at("/info/description").asString(""),
        access,
        parts,
        List.copyOf(page.shapes.values()));
  }

  private Part part(String id, JsonNode channel) {
    List<Rows> tables = new ArrayList<>();
    List<Example> examples = new ArrayList<>();
    tables.add(new Rows("Who may", operations(id)));
    channel
        .path("messages")
        .properties()
        .forEach(
            named -> {
              JsonNode message = document.at("/components/messages/" + named.getKey());
              tables.add(new Rows("Headers", headers(message.path("headers"))));
              tables.add(new Rows("Value", List.of(value(named.getKey(), message))));
              message
                  .path("examples")
                  .forEach(
                      example ->
                          examples.add(
                              new Example(
                                  "An invented " + named.getKey(),
                                  OpenApiPage.text(example.path("payload")))));
            });
    return new Part(
        id,
        "topic",
        channel.path("address").asString(),
        "",
        channel.path("description").asString(""),
        "",
        tables,
        examples);
  }

  private List<Row> operations(String channel) {
    return document
        .path("operations")
        .valueStream()
        .filter(each -> each.at("/channel/$ref").asString().equals("#/channels/" + channel))
        .map(
            each -> {
              String group = each.at("/bindings/kafka/groupId/pattern").asString("");
              return new Row(
                  each.path("x-principal").asString(),
                  each.path("action").asString(),
                  null,
                  false,
                  group.isEmpty() ? "" : "in groups of the form " + group);
            })
        .toList();
  }

  private static List<Row> headers(JsonNode headers) {
    return headers.path("properties").properties().stream()
        .map(header -> SchemaRow.of(header.getKey(), header.getValue(), true, ""))
        .toList();
  }

  private Row value(String name, JsonNode message) {
    JsonNode schema = message.at("/payload/schema");
    String description = message.path("summary").asString("");
    return schema.isMissingNode()
        ? new Row(name, message.path("contentType").asString(), null, true, description)
        : new Row(name, avro(schema), link(schema), true, description);
  }

  /** An Avro type in words; records and enums on the way get a shape. */
  private String avro(JsonNode schema) {
    if (schema.isString()) {
      return schema.asString().substring(schema.asString().lastIndexOf('.') + 1);
    }
    if (schema.isArray()) {
      return schema.valueStream().map(this::avro).collect(Collectors.joining(" or "));
    }
    String type = schema.path("type").asString();
    return switch (type) {
      case "array" -> "list of " + avro(schema.path("items"));
      case "record", "enum" -> shape(schema);
      default ->
          schema.has("logicalType")
              ? type + " (" + schema.path("logicalType").asString() + ")"
              : type;
    };
  }

  private String shape(JsonNode schema) {
    String name = schema.path("name").asString();
    // Held open first, so that an outer type stands before those that it is made of.
    shapes.putIfAbsent(name, new Shape("", name, "", "", List.of()));
    List<Row> fields =
        schema
            .path("fields")
            .valueStream()
            .map(
                field ->
                    new Row(
                        field.path("name").asString(),
                        avro(field.path("type")),
                        link(field.path("type")),
                        !field.has("default"),
                        field.path("doc").asString("")))
            .toList();
    shapes.put(
        name,
        new Shape(
            SchemaRow.anchor(name),
            name,
            schema.path("doc").asString(""),
            schema
                .path("symbols")
                .valueStream()
                .map(JsonNode::asString)
                .collect(Collectors.joining(", ")),
            fields));
    return name;
  }

  private @Nullable String link(JsonNode schema) {
    if (schema.isArray()) {
      return schema
          .valueStream()
          .map(this::link)
          .filter(link -> link != null)
          .findFirst()
          .orElse(null);
    }
    if (schema.path("type").asString("").equals("array")) {
      return link(schema.path("items"));
    }
    String name = schema.isString() ? avro(schema) : schema.path("name").asString("");
    return shapes.containsKey(name) ? "#" + SchemaRow.anchor(name) : null;
  }
}
