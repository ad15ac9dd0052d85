package org.referralrouter.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryClientTest {
  private static final Duration SHORT = Duration.ofMillis(300);

  @Test
  void a_registry_that_takes_the_question_and_never_answers_is_unavailable() throws IOException {
    try (ServerSocket silent = listening()) {
      assertUnavailable(silent.getLocalPort(), TimeoutException.class.getSimpleName());
    }
  }

  @Test
  void a_registry_that_begins_its_answer_and_never_ends_it_is_unavailable() throws Exception {
    try (ServerSocket stalling = listening()) {
      Thread answering =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try (Socket caller = stalling.accept()) {
                      caller
                          .getOutputStream()
                          .write(
                              "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"schema\":"
                                  .getBytes(StandardCharsets.US_ASCII));
                      caller.getInputStream().transferTo(OutputStream.nullOutputStream());
                    } catch (IOException _) {
                      // The caller has gone.
                    }
                  });

      assertUnavailable(stalling.getLocalPort(), TimeoutException.class.getSimpleName());
      answering.join();
    }
  }

  @Test
  void a_registry_that_is_not_there_is_unavailable() throws IOException {
    int closed;
    try (ServerSocket socket = listening()) {
      closed = socket.getLocalPort();
    }
    assertUnavailable(closed, "ConnectException");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "503 | no upstream | status 503",
        "500 | {\"error_code\":50001} | status 500",
        "401 | {\"error_code\":40101} | status 401",
        "404 | <html>no such route</html> | status 404",
        "404 | {} | status 404",
        "404 | {\"error_code\":404} | status 404",
        "302 | moved | status 302",
        "200 | <html>log in</html> | no JSON"
      })
  void an_answer_that_is_none_says_nothing_about_a_record(int status, String body, String what) {
    try (var proxy = new AnsweringRegistry().answering("schemas/ids/1", status, body);
        var registry = new RegistryClient(proxy.url(), SHORT)) {
      assertThatThrownBy(() -> registry.get("schemas/ids/1"))
          .isInstanceOf(RegistryUnavailable.class)
          .hasMessageContaining(what);
    }
  }

  @Test
  void a_registry_that_has_no_such_schema_says_so() {
    try (var server =
            new AnsweringRegistry().answering("schemas/ids/1", 404, "{\"error_code\":40403}");
        var registry = new RegistryClient(server.url(), SHORT)) {
      assertThat(registry.get("schemas/ids/1")).isEmpty();
    }
  }

  private static ServerSocket listening() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  private static void assertUnavailable(int port, String why) {
    try (var registry = new RegistryClient(URI.create("http://127.0.0.1:" + port), SHORT)) {
      assertThatThrownBy(() -> registry.get("schemas/ids/1"))
          .isInstanceOf(RegistryUnavailable.class)
          .hasMessageContaining(why);
    }
  }
}
