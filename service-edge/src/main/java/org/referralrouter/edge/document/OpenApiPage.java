package org.referralrouter.edge.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.referralrouter.edge.document.PageView.Example;
import org.referralrouter.edge.document.PageView.Part;
import org.referralrouter.edge.document.PageView.Row;
import org.referralrouter.edge.document.PageView.Rows;
import org.referralrouter.wire.Json;
import tools.jackson.databind.JsonNode;

/** An OpenAPI 3.1 document for its page: a part for each operation. */
final class OpenApiPage {
  private final JsonNode document;

  private OpenApiPage(JsonNode document) {
    this.document = document;
  }

  static PageView of(JsonNode document) {
    OpenApiPage page = new OpenApiPage(document);
    JsonNode token = document.at("/components/securitySchemes/token");
    return new PageView(
        document.at("/info/title").asString(),
        "OpenAPI " + document.path("openapi").asString(),
        "/openapi.json",
        document.at("/info/description").asString(""),
        List.of(
            token.path("description").asString(""),
            "Tokens come from " + token.at("/flows/clientCredentials/tokenUrl").asString("") + "."),
        page.parts(),
        document.at("/components/schemas").properties().stream()
            .map(schema -> SchemaRow.shape(schema.getKey(), schema.getValue()))
            .toList());
  }

  private List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        parts.add(part(operation.getKey(), path.getKey(), operation.getValue()));
      }
    }
    return parts;
  }

  private Part part(String method, String path, JsonNode operation) {
    return new Part(
        operation.path("operationId").asString(),
        method.toUpperCase(Locale.ROOT),
        path,
        operation.path("summary").asString(""),
        operation.path("description").asString(""),
        operation
            .path("security")
            .valueStream()
            .map(
                each ->
                    each.path("token")
                        .valueStream()
                        .map(JsonNode::asString)
                        .collect(Collectors.joining(" and ")))
            .collect(Collectors.joining(" or ")),
        List.of(
            new Rows("Parameters", parameters(operation)),
            new Rows("Body", bodies(operation.path("requestBody"))),
            new Rows("Answers", answers(operation))),
        examples(operation));
  }

  private List<Row> parameters(JsonNode operation) {
    return operation
        .path("parameters")
        .valueStream()
        .map(this::resolved)
        .map(
            parameter ->
                SchemaRow.of(
                    parameter.path("name").asString(),
                    parameter.path("schema"),
                    parameter.path("required").asBoolean(),
                    "(%s) %s"
                        .formatted(
                            parameter.path("in").asString(),
                            parameter.path("description").asString(""))))
        .toList();
  }

  private static List<Row> bodies(JsonNode body) {
    return body.path("content").properties().stream()
        .map(
            type ->
                SchemaRow.of(
                    type.getKey(),
                    type.getValue().path("schema"),
                    body.path("required").asBoolean(),
                    type.getValue().at("/schema/description").asString("")))
        .toList();
  }

  private List<Row> answers(JsonNode operation) {
    List<Row> rows = new ArrayList<>();
    for (Map.Entry<String, JsonNode> answer : operation.path("responses").properties()) {
      JsonNode said = resolved(answer.getValue());
      String words =
          answer.getValue().path("description").asString(said.path("description").asString(""));
      String headers = String.join(", ", said.path("headers").propertyNames());
      String description = headers.isEmpty() ? words : words + " Headers: " + headers + ".";
      if (said.path("content").isEmpty()) {
        rows.add(new Row(answer.getKey(), "", null, false, description));
      }
      said.path("content")
          .properties()
          .forEach(
              type -> {
                Row row =
                    SchemaRow.of(
                        answer.getKey(), type.getValue().path("schema"), false, description);
                rows.add(
                    new Row(
                        row.name(),
                        type.getKey() + ": " + row.type(),
                        row.link(),
                        false,
                        row.description()));
              });
    }
    return rows;
  }

  private static List<Example> examples(JsonNode operation) {
    List<Example> examples = new ArrayList<>();
    examples("Request", operation.path("requestBody"), examples);
    operation
        .path("responses")
        .properties()
        .forEach(answer -> examples("Answer " + answer.getKey(), answer.getValue(), examples));
    return examples;
  }

  private static void examples(String what, JsonNode said, List<Example> into) {
    for (JsonNode type : said.path("content")) {
      type.path("examples")
          .properties()
          .forEach(
              example ->
                  into.add(
                      new Example(
                          what + ", " + example.getKey().replace('-', ' '),
                          text(example.getValue().path("value")))));
    }
  }

  static String text(JsonNode value) {
    return value.isString()
        ? value.asString()
        : Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(value);
  }

  private JsonNode resolved(JsonNode part) {
    return part.has("$ref") ? document.at(part.path("$ref").asString().substring(1)) : part;
  }
}
