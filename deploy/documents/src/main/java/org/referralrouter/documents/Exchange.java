package org.referralrouter.documents;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * One example of a document: a request and the answer that the document promises to it. What of an
 * operation's request and answers has the same name belongs together; a name that no answer has
 * gets the operation's success.
 *
 * @param operation the operation as the document has it
 * @param status that is promised
 * @param answer as the document has it, of this status
 */
record Exchange(
    String method, String path, JsonNode operation, String name, String status, JsonNode answer) {
  /** Of a parameter, what it has wherever no example of the request's name is given. */
  static final String ANY = "any";

  /** All of a document, operations without any included as one without a name. */
  static List<Exchange> of(JsonNode document) {
    List<Exchange> all = new ArrayList<>();
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        operation ->
                            names(operation.getValue())
                                .forEach(
                                    name ->
                                        all.add(
                                            of(
                                                operation.getKey(),
                                                path.getKey(),
                                                operation.getValue(),
                                                name)))));
    return all;
  }

  private static Exchange of(String method, String path, JsonNode operation, String name) {
    Map.Entry<String, JsonNode> answer =
        operation.path("responses").properties().stream()
            .filter(each -> hasExample(each.getValue(), name))
            .findFirst()
            .or(
                () ->
                    operation.path("responses").properties().stream()
                        .filter(each -> each.getKey().startsWith("2"))
                        .findFirst())
            .orElseThrow(
                () -> new IllegalStateException(method + " " + path + " promises no success"));
    return new Exchange(method, path, operation, name, answer.getKey(), answer.getValue());
  }

  private static boolean hasExample(JsonNode answer, String name) {
    return answer.path("content").valueStream().anyMatch(type -> type.path("examples").has(name));
  }

  private static Set<String> names(JsonNode operation) {
    Set<String> names = new LinkedHashSet<>();
    operation
        .at("/requestBody/content")
        .forEach(type -> names.addAll(type.path("examples").propertyNames()));
    operation
        .path("parameters")
        .forEach(parameter -> names.addAll(parameter.path("examples").propertyNames()));
    operation
        .path("responses")
        .forEach(
            answer ->
                answer
                    .path("content")
                    .forEach(type -> names.addAll(type.path("examples").propertyNames())));
    names.remove(ANY);
    return names.isEmpty() ? Set.of("") : names;
  }

  String operationId() {
    return operation.path("operationId").asString();
  }

  /** The media type of the answer's example; empty where the answer has none. */
  Optional<String> answerType() {
    return answer.path("content").properties().stream()
        .filter(type -> type.getValue().path("examples").has(name))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** The media type of the request's body, with the example; empty where it has no body. */
  Optional<Map.Entry<String, JsonNode>> body() {
    return operation.at("/requestBody/content").properties().stream()
        .filter(type -> type.getValue().path("examples").has(name))
        .map(type -> Map.entry(type.getKey(), type.getValue().at("/examples/" + name + "/value")))
        .findFirst();
  }

  List<String> scopes() {
    return operation
        .path("security")
        .valueStream()
        .limit(1)
        .flatMap(each -> each.path("token").valueStream())
        .map(JsonNode::asString)
        .toList();
  }

  @Override
  public String toString() {
    return operationId() + (name.isEmpty() ? "" : " (" + name + ")");
  }
}
