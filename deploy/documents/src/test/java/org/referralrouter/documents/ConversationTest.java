package org.referralrouter.documents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.referralrouter.wire.Json;
import tools.jackson.databind.JsonNode;

/** A small service that makes things and shows them, held against documents of it. */
class ConversationTest {
  private static final String DOCUMENT =
      """
      {"paths":{
        "/things":{"post":{"operationId":"make","security":[{"token":["thing:make"]}],
          "requestBody":{"content":{"application/json":{"schema":{},"examples":{"a-thing":{"value":{"name":"x"}}}}}},
          "responses":{"201":{"headers":{"Location":{}},"content":{"application/json":{"schema":{"required":["id"]}}},
              "links":{"show":{"operationId":"show","parameters":{"id":"$response.body#/id"}}}},
            "401":{},"403":{}}}},
        "/things/{id}":{"get":{"operationId":"show","security":[{"token":["thing:make"]}],
          "parameters":[{"name":"id","in":"path","required":true}],
          "responses":{"200":{"content":{"application/json":{"schema":{"required":["id"]},"examples":{"a-thing":{"value":{"id":7}}}}}},
            "401":{},"403":{}}}}}}""";

  private HttpServer service;

  @BeforeEach
  void start() throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.createContext("/things", ConversationTest::answer);
    service.start();
  }

  @AfterEach
  void end() {
    service.stop(0);
  }

  @Test
  void a_service_that_does_what_its_document_says_differs_in_nothing() {
    var outcome = hold(DOCUMENT);

    assertThat(outcome.differences()).isEmpty();
    assertThat(outcome.unsent()).isEmpty();
    assertThat(outcome.sent()).isEqualTo(6);
  }

  @Test
  void another_status_another_body_and_a_missing_header_are_told() {
    assertThat(hold(DOCUMENT.replace("\"201\"", "\"202\"")).differences())
        .anySatisfy(told -> assertThat(told).startsWith("make (a-thing) 202: came 201"));
    assertThat(hold(DOCUMENT.replace("[\"id\"]", "[\"number\"]")).differences())
        .anySatisfy(told -> assertThat(told).contains("number"));
    assertThat(hold(DOCUMENT.replace("\"Location\"", "\"ETag\"")).differences())
        .anySatisfy(told -> assertThat(told).contains("ETag is missing"));
  }

  @Test
  void what_has_no_example_or_lacks_an_id_is_unsent() {
    assertThat(hold(DOCUMENT.replace("\"links\"", "\"x-links\"")).unsent())
        .containsExactly("show (a-thing)");
    assertThat(hold(DOCUMENT.replace("\"a-thing\":{\"value\":{\"id\":7}}", "")).unsent())
        .containsExactly("show");
  }

  private Conversation.Outcome hold(String document) {
    JsonNode json = Json.mapper().readTree(document);
    return Conversation.hold(
        json,
        URI.create("http://127.0.0.1:" + service.getAddress().getPort() + "/"),
        scopes -> String.join(" ", scopes),
        Map.of());
  }

  private static void answer(HttpExchange exchange) throws IOException {
    List<String> token = exchange.getRequestHeaders().getOrDefault("Authorization", List.of());
    if (token.isEmpty() || !token.getFirst().contains("thing:make")) {
      exchange.sendResponseHeaders(token.isEmpty() ? 401 : 403, -1);
    } else {
      byte[] body = "{\"id\":7}".getBytes(UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      boolean made = exchange.getRequestMethod().equals("POST");
      if (made) {
        exchange.getResponseHeaders().add("Location", "/things/7");
      }
      exchange.sendResponseHeaders(made ? 201 : 200, body.length);
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }
}
