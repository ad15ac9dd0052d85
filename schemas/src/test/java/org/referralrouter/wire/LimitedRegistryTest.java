package org.referralrouter.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.apicurio.registry.resolver.client.RegistryClientFacade;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.referralrouter.wire.UnreadableRecord.Reason;

class LimitedRegistryTest {
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofSeconds(30);

  @Test
  void a_registry_that_takes_the_question_and_never_answers_is_unavailable() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> registry(silent.getLocalPort(), SHORT).getSchemaByGlobalId(1, true))
          .isInstanceOf(RegistryUnavailable.class)
          .hasMessageContaining(TimeoutException.class.getSimpleName());
    }
  }

  @Test
  void a_registry_that_is_not_there_is_unavailable() throws IOException {
    int closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }
    assertThatThrownBy(() -> registry(closed, LONG).getSchemaByGlobalId(1, true))
        .isInstanceOf(RegistryUnavailable.class);
  }

  @Test
  void a_registry_that_answers_that_it_cannot_say_is_unavailable() throws IOException {
    try (Answering proxy = new Answering(503, "text/plain", "no upstream")) {
      assertThatThrownBy(() -> registry(proxy.port(), LONG).getSchemaByGlobalId(1, true))
          .isInstanceOf(RegistryUnavailable.class);
    }
  }

  @Test
  void a_registry_that_does_not_have_the_schema_says_something_about_the_record()
      throws IOException {
    try (Answering registry =
        new Answering(404, "application/json", "{\"status\":404,\"title\":\"No content\"}")) {
      assertThatThrownBy(() -> registry(registry.port(), LONG).getSchemaByGlobalId(1, true))
          .isInstanceOfSatisfying(
              UnreadableRecord.class,
              fault -> assertThat(fault.reason()).isEqualTo(Reason.UNKNOWN_SCHEMA));
    }
  }

  private static RegistryClientFacade registry(int port, Duration limit) {
    return LimitedRegistry.of(
        Map.of(
            "apicurio.registry.url",
            "http://127.0.0.1:" + port + "/apis/registry/v3",
            "apicurio.registry.http.adapter",
            "JDK"),
        limit);
  }

  /** Gives everybody the same answer, as a proxy before a registry does. */
  private record Answering(HttpServer server) implements AutoCloseable {
    Answering(int status, String type, String body) throws IOException {
      this(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      server.createContext(
          "/",
          exchange -> {
            exchange.getResponseHeaders().add("Content-Type", type);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
          });
      server.start();
    }

    int port() {
      return server.getAddress().getPort();
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
