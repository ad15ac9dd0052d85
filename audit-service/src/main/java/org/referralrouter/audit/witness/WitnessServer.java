package org.referralrouter.audit.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import org.referralrouter.audit.tlog.SignedNote;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A witness over HTTP: {@code POST /add-checkpoint}, and what monitors and operators ask. */
final class WitnessServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WitnessServer.class);
  private static final int MAX_BODY = 64 * 1024;
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final String ORIGIN = "origin=";

  private final Witness witness;
  private final HttpServer server;

  private WitnessServer(Witness witness, HttpServer server) {
    this.witness = witness;
    this.server = server;
  }

  static WitnessServer start(Witness witness, InetSocketAddress address) throws IOException {
    WitnessServer started = new WitnessServer(witness, HttpServer.create(address, 0));
    started.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    started.server.createContext("/", started::handle);
    started.server.start();
    return started;
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String request = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
      try {
        switch (request) {
          case "POST /add-checkpoint" -> add(exchange);
          case "GET /health" -> send(exchange, 200, TEXT, "UP\n");
          case "GET /vkey" -> send(exchange, 200, TEXT, witness.key().text() + "\n");
          case "GET /checkpoint" -> last(exchange);
          default -> send(exchange, 404, TEXT, "There is nothing here\n");
        }
      } catch (RuntimeException e) {
        LOG.error("Not answered: {}", e.getClass().getName(), e);
        send(exchange, 500, TEXT, "The fault is the witness's own\n");
      }
    }
  }

  private void add(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
    if (body.length > MAX_BODY) {
      send(exchange, 413, TEXT, "A submission has at most 64 KiB\n");
      return;
    }
    Submission submission;
    try {
      submission =
          Submission.parse(
              StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
    } catch (CharacterCodingException | IllegalArgumentException e) {
      send(exchange, 400, TEXT, "This cannot be read: " + e.getMessage() + "\n");
      return;
    }
    switch (witness.add(submission)) {
      case Answer.Cosigned(SignedNote.Signature signature) ->
          send(exchange, 200, TEXT, signature.line() + "\n");
      case Answer.UnknownOrigin() ->
          send(exchange, 404, TEXT, "No key of this origin is among the logs of this witness\n");
      case Answer.NotSigned() ->
          send(exchange, 403, TEXT, "None of the keys of this origin has signed the checkpoint\n");
      case Answer.OldIsLarger() ->
          send(exchange, 400, TEXT, "The old size is larger than the checkpoint's\n");
      case Answer.Conflict(long size) -> send(exchange, 409, "text/x.tlog.size", size + "\n");
      case Answer.NotConsistent() ->
          send(exchange, 422, TEXT, "The proof does not lead from the old tree to the new one\n");
    }
  }

  private void last(HttpExchange exchange) throws IOException {
    String query = exchange.getRequestURI().getRawQuery();
    if (query == null || !query.startsWith(ORIGIN)) {
      send(exchange, 400, TEXT, "Ask for one ?origin=\n");
      return;
    }
    // The server has refused a query that is not percent-encoded.
    String origin = URLDecoder.decode(query.substring(ORIGIN.length()), StandardCharsets.UTF_8);
    var note = witness.last(origin);
    send(exchange, note.isPresent() ? 200 : 404, TEXT, note.map(SignedNote::toString).orElse(""));
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
