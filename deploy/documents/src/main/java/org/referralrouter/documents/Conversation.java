package org.referralrouter.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.referralrouter.wire.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Sends every example of a document to the running service, and compares what comes back with what
 * the document promises: status, headers, media type, and the body with its schema. What one answer
 * links to (OpenAPI, "Link Object"), a later request uses.
 */
public final class Conversation {
  /** What makes something comes before what reads it, and what ends it comes last. */
  private static final List<String> ORDER = List.of("post", "get", "put", "delete");

  /** Opens no operation of any document. */
  private static final String OTHER_SCOPE = "operations:read";

  private static final String ANOTHER_SCOPE = "agencies:onboard";

  private final JsonNode document;
  private final DocumentCheck check;
  private final URI service;
  private final Function<String[], String> tokens;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, String> linked = new HashMap<>();
  private final List<String> differences = new ArrayList<>();
  private final List<String> unsent = new ArrayList<>();
  private int sent;

  private Conversation(JsonNode document, URI service, Function<String[], String> tokens) {
    this.document = document;
    this.check = new DocumentCheck(document);
    this.service = service;
    this.tokens = tokens;
  }

  /**
   * What came of it.
   *
   * @param sent how many requests were sent
   * @param unsent the examples that were not: they need an id that no link and no example gives, or
   *     there is none for the operation
   * @param differences between what was promised and what came
   */
  public record Outcome(int sent, List<String> unsent, List<String> differences) {}

  /**
   * Sends all.
   *
   * @param tokens gives a bearer token with these scopes
   * @param known values that only this system has, by operation and parameter, as in {@code
   *     "readTile rest"}
   */
  public static Outcome hold(
      JsonNode document,
      URI service,
      Function<String[], String> tokens,
      Map<String, String> known) {
    Conversation conversation = new Conversation(document, service, tokens);
    conversation.linked.putAll(known);
    Exchange.of(document).stream()
        .sorted(Comparator.comparingInt(exchange -> ORDER.indexOf(exchange.method())))
        .forEach(conversation::hold);
    return new Outcome(
        conversation.sent, conversation.unsent, List.copyOf(conversation.differences));
  }

  private void hold(Exchange exchange) {
    Optional<HttpRequest.Builder> request = request(exchange);
    if (exchange.name().isEmpty() || request.isEmpty()) {
      unsent.add(exchange.toString());
      return;
    }
    compare(exchange, "401", send(request.get().copy()));
    compare(exchange, "403", send(authorised(request.get().copy(), other(exchange))));
    HttpResponse<String> answer =
        send(authorised(request.get(), exchange.scopes().toArray(String[]::new)));
    compare(exchange, exchange.status(), answer);
    follow(exchange, answer);
  }

  /** A scope that opens something, but not this. */
  private static String other(Exchange exchange) {
    return exchange.scopes().contains(OTHER_SCOPE) ? ANOTHER_SCOPE : OTHER_SCOPE;
  }

  private HttpRequest.Builder authorised(HttpRequest.Builder request, String... scopes) {
    return request.header("Authorization", "Bearer " + tokens.apply(scopes));
  }

  private Optional<HttpRequest.Builder> request(Exchange exchange) {
    String path = exchange.path();
    StringBuilder query = new StringBuilder();
    Map<String, String> headers = new HashMap<>();
    for (JsonNode given : exchange.operation().path("parameters")) {
      JsonNode parameter = resolved(given);
      String name = parameter.path("name").asString();
      String value = value(exchange, parameter);
      if (value == null && parameter.path("required").asBoolean()) {
        return Optional.empty();
      } else if (value != null) {
        switch (parameter.path("in").asString()) {
          case "path" -> path = path.replace("{" + name + "}", value);
          case "query" ->
              query
                  .append(query.isEmpty() ? '?' : '&')
                  .append(name)
                  .append('=')
                  .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
          default -> headers.put(name, value);
        }
      }
    }
    HttpRequest.Builder request = HttpRequest.newBuilder(service.resolve(path + query));
    headers.forEach(request::header);
    // Who asks for a success asks for its media type; a refusal comes in its own.
    exchange
        .answerType()
        .filter(_ -> exchange.status().startsWith("2"))
        .ifPresent(type -> request.header("Accept", type));
    Optional<Map.Entry<String, JsonNode>> body = exchange.body();
    body.ifPresent(each -> request.header("Content-Type", each.getKey()));
    return Optional.of(
        request.method(
            exchange.method().toUpperCase(Locale.ROOT),
            body.map(each -> BodyPublishers.ofString(text(each.getValue())))
                .orElse(BodyPublishers.noBody())));
  }

  private @Nullable String value(Exchange exchange, JsonNode parameter) {
    JsonNode own = parameter.at("/examples/" + exchange.name() + "/value");
    String link = linked.get(exchange.operationId() + " " + parameter.path("name").asString());
    if (!own.isMissingNode()) {
      return text(own);
    }
    if (link != null) {
      return link;
    }
    JsonNode any =
        parameter.has("example")
            ? parameter.path("example")
            : parameter.at("/examples/" + Exchange.ANY + "/value");
    return any.isMissingNode() ? null : text(any);
  }

  private static String text(JsonNode value) {
    return value.isString() ? value.asString() : value.toString();
  }

  private void compare(Exchange exchange, String promised, HttpResponse<String> answer) {
    String what = exchange + " " + promised;
    if (!Integer.toString(answer.statusCode()).equals(promised)) {
      differences.add(what + ": came " + answer.statusCode() + " " + answer.body());
      return;
    }
    JsonNode said = resolved(exchange.operation().path("responses").path(promised));
    said.path("headers")
        .properties()
        .forEach(
            header -> {
              if (answer.headers().firstValue(header.getKey()).isEmpty()) {
                differences.add(what + ": the header " + header.getKey() + " is missing");
              }
            });
    String type = answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
    if (said.path("content").isEmpty() ? !type.isEmpty() : !said.path("content").has(type)) {
      differences.add(what + ": the media type is " + type);
      return;
    }
    JsonNode media = said.path("content").path(type);
    if (type.endsWith("json") && !type.endsWith("ndjson")) {
      differences.addAll(check.faults(what, media.path("schema"), read(answer.body())));
    }
    if (media.has("x-line")) {
      answer
          .body()
          .lines()
          .forEach(
              line -> differences.addAll(check.faults(what, media.path("x-line"), read(line))));
    }
  }

  private JsonNode resolved(JsonNode part) {
    return part.has("$ref") ? document.at(part.path("$ref").asString().substring(1)) : part;
  }

  private static JsonNode read(String json) {
    try {
      return Json.mapper().readTree(json);
    } catch (JacksonException e) {
      throw new AssertionError("No JSON came, though it says so", e);
    }
  }

  /** Remembers what the answer links to, by expressions of the form {@code $response.body#/…}. */
  private void follow(Exchange exchange, HttpResponse<String> answer) {
    if (!Integer.toString(answer.statusCode()).equals(exchange.status())) {
      return;
    }
    for (JsonNode link : exchange.answer().path("links")) {
      link.path("parameters")
          .properties()
          .forEach(
              parameter -> {
                String expression = parameter.getValue().asString();
                JsonNode found =
                    read(answer.body()).at(expression.substring("$response.body#".length()));
                if (!found.isMissingNode()) {
                  linked.put(
                      link.path("operationId").asString() + " " + parameter.getKey(), text(found));
                }
              });
    }
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    sent++;
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
