package org.referralrouter.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

/** What every service asks of a caller, over its port. */
class EdgeTest {
  private static final String TYPED = "John-Smith";
  private static TestIssuer issuer;
  private static ConfigurableApplicationContext service;

  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  static void start() throws IOException {
    issuer = new TestIssuer();
    service = TestService.start(issuer.uri());
  }

  @AfterAll
  static void end() {
    service.close();
    issuer.close();
  }

  @Test
  void a_token_for_this_system_that_says_who_asks_and_until_when_is_believed() throws Exception {
    HttpResponse<String> answer = get("/who", issuer.token(claims -> {}));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("practitioner");
  }

  static Stream<Arguments> incomplete() {
    long past = Instant.now().minusSeconds(3600).getEpochSecond();
    return Stream.of(
        token("for another system", claims -> claims.put("aud", "another-system")),
        token("for nobody", claims -> claims.remove("aud")),
        token("for ever", claims -> claims.remove("exp")),
        token("that has ended", claims -> claims.put("exp", past)),
        token("of nobody", claims -> claims.remove("sub")),
        token("of a blank", claims -> claims.put("sub", " ")),
        token("of another issuer", claims -> claims.put("iss", "http://127.0.0.1:1")),
        token("of no issuer", claims -> claims.remove("iss")));
  }

  private static Arguments token(String what, Consumer<Map<String, Object>> change) {
    return Arguments.of(what, change);
  }

  @ParameterizedTest(name = "a token {0}")
  @MethodSource("incomplete")
  void a_token_that_lacks_something_is_refused(String what, Consumer<Map<String, Object>> change)
      throws Exception {
    assertRefused(get("/who", issuer.token(change)), 401);
  }

  @Test
  void a_token_that_the_issuer_did_not_sign_is_refused() throws Exception {
    for (String token : List.of(issuer.forged(), issuer.unsigned())) {
      assertRefused(get("/who", token), 401);
    }
  }

  @Test
  void while_the_database_is_away_a_caller_is_told_to_come_again() throws Exception {
    HttpResponse<String> answer = get("/store", issuer.token(claims -> {}));

    assertRefused(answer, 503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    assertThat(answer.body()).doesNotContain("John");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/who?x=1", "/search?state=OPEN&stat=OPEN"})
  void a_query_parameter_that_is_not_known_is_refused(String path) throws Exception {
    assertRefused(get(path, issuer.token(claims -> {})), 400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/who?x=" + TYPED + "%zz", "/who?=" + TYPED, "/search?state=%ff%" + TYPED})
  void a_query_that_cannot_be_read_is_refused_and_is_in_no_log(String path) throws Exception {
    PrintStream usual = System.out;
    ByteArrayOutputStream logged = new ByteArrayOutputStream();
    System.setOut(new PrintStream(logged, true, StandardCharsets.UTF_8));
    try {
      assertThat(raw("GET " + path + " HTTP/1.1", ""))
          .startsWith("HTTP/1.1 400")
          .contains("application/problem+json")
          .doesNotContain(TYPED);
    } finally {
      System.setOut(usual);
    }
    assertThat(logged.toString(StandardCharsets.UTF_8)).doesNotContain(TYPED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /who/\\x HTTP/1.1",
        "GET /who/%00 HTTP/1.1",
        "GET /who/{name} HTTP/1.1",
        "GET /who/%zz HTTP/1.1"
      })
  void a_path_that_cannot_be_read_is_answered_by_a_problem_document(String line) throws Exception {
    assertThat(raw(line, ""))
        .startsWith("HTTP/1.1 400")
        .contains("application/problem+json")
        .contains("\"status\":400")
        .doesNotContain("<html");
  }

  @Test
  void a_header_that_cannot_be_read_is_answered_by_a_problem_document() throws Exception {
    assertThat(raw("GET /who HTTP/1.1", "Bad Header: x\r\n"))
        .startsWith("HTTP/1.1 400")
        .contains("application/problem+json")
        .doesNotContain("<html");
  }

  @Test
  void a_compressed_body_is_refused_as_such() throws Exception {
    HttpRequest request =
        request("/who", issuer.token(claims -> {}))
            .header("Content-Encoding", "gzip")
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());

    assertRefused(answer, 415);
    assertThat(answer.headers().firstValue("Accept-Encoding")).contains("identity");
  }

  private static void assertRefused(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
  }

  private HttpResponse<String> get(String path, String token) throws Exception {
    return http.send(request(path, token).GET().build(), BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(String path, String token) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
        .header("Authorization", "Bearer " + token);
  }

  /** The whole answer to a request that no library would send. */
  private static String raw(String line, String headers) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
      String request =
          line
              + "\r\nHost: 127.0.0.1\r\nConnection: close\r\nAuthorization: Bearer "
              + issuer.token(claims -> {})
              + "\r\n"
              + headers
              + "\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  private static int port() {
    return service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }
}
