package org.referralrouter.local.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.referralrouter.local.port.FreePort;
import org.referralrouter.local.run.Ports.Port;

/**
 * Tells Prometheus whether each part serves, asked from outside at the moment of the question: what
 * a blackbox exporter does elsewhere, under the same name.
 */
final class PartProbe implements AutoCloseable {
  private static final String HEAD =
      """
      # HELP probe_success 1 where a part serves, seen from outside; a service by its readiness
      # TYPE probe_success gauge
      """;

  private final Ports ports;
  private final HttpServer server;

  private PartProbe(Ports ports, HttpServer server) {
    this.ports = ports;
    this.server = server;
  }

  /** Answers at its port until it is closed. */
  static PartProbe start(Ports ports) {
    try {
      var server = HttpServer.create(FreePort.address(ports.of(Port.PROBE)), 0);
      var probe = new PartProbe(ports, server);
      server.createContext("/metrics", probe::answer);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.start();
      return probe;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot listen at " + ports.url(Port.PROBE), e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] text = text().getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
    exchange.sendResponseHeaders(200, text.length);
    exchange.getResponseBody().write(text);
    exchange.close();
  }

  private String text() {
    return PartState.all(ports).stream()
        .map(state -> "probe_success{part=\"%s\"} %d\n".formatted(state.part(), state.up() ? 1 : 0))
        .collect(Collectors.joining("", HEAD, ""));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
