package org.referralrouter.wire;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.avro.Schema;

/**
 * Answers as a registry, or what stands before it, can be made to on demand: with faults and with
 * schemas of strangers. What a real one answers is tested beside the stack of servers.
 */
final class AnsweringRegistry implements AutoCloseable {
  private record Answer(int status, String body) {}

  private static final Answer NO_SUBJECT =
      new Answer(404, "{\"message\":\"Subject not found.\",\"error_code\":40401}");

  private final HttpServer server;
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  AnsweringRegistry() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/apis/ccompat/v7/",
        exchange -> {
          String path = exchange.getRequestURI().getPath().substring("/apis/ccompat/v7/".length());
          asked.add(path);
          Answer answer = answers.getOrDefault(path, NO_SUBJECT);
          byte[] body = answer.body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(answer.status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Everything that was asked, in order. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  AnsweringRegistry answering(String path, int status, String body) {
    answers.put(path, new Answer(status, body));
    return this;
  }

  /** Holds this schema under this id. */
  AnsweringRegistry holding(int id, Schema schema) {
    return answering("schemas/ids/" + id, 200, json(Map.of("schema", schema.toString())));
  }

  /** Answers with this id and schema, whatever is looked up in the subject. */
  AnsweringRegistry finding(String subject, int id, Schema schema) {
    return answering(
        "subjects/" + subject, 200, json(Map.of("id", id, "schema", schema.toString())));
  }

  private static String json(Map<String, ?> body) {
    return Json.mapper().writeValueAsString(body);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
