package org.referralrouter.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** What whoever keeps a service running can ask of it and change. */
@ExtendWith(OutputCaptureExtension.class)
class OperationsTest {
  private static final String LOGGERS = "/actuator/loggers/";
  private static final String OURS = "org.referralrouter.edge.TestService";
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
  void a_level_is_changed_while_the_service_runs_and_the_log_says_who_did(CapturedOutput output)
      throws Exception {
    assertThat(level(OURS, "WARN", "operations:act")).isEqualTo(204);
    assertThat(TestService.LOG.isInfoEnabled()).isFalse();
    assertThat(get(LOGGERS + OURS, "operations:read").body()).contains("\"WARN\"");
    assertThat(level(OURS, null, "operations:act")).isEqualTo(204);
    assertThat(TestService.LOG.isInfoEnabled()).isTrue();
    assertThat(output)
        .contains("practitioner sets the level of the logger " + OURS + " to WARN")
        .contains("practitioner sets the level of the logger " + OURS + " to what it inherits");
  }

  @ParameterizedTest
  @CsvSource({"operations:read,403", "concern:submit,403", ",401"})
  void who_may_not_act_changes_no_level(@Nullable String scope, int status) throws Exception {
    assertThat(level(OURS, "ERROR", scope)).isEqualTo(status);
    assertThat(TestService.LOG.isInfoEnabled()).isTrue();
  }

  @Test
  void who_may_act_alone_reads_nothing() throws Exception {
    assertThat(get(LOGGERS + OURS, "operations:act").statusCode()).isEqualTo(403);
    assertThat(get(LOGGERS + OURS, null).statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({
    // They would quote what people wrote.
    "org.springframework.web,DEBUG",
    "org.springframework.jdbc.core.StatementCreatorUtils,TRACE",
    "ROOT,DEBUG",
    "sql,DEBUG",
    "org.referralrouterelse,DEBUG",
    // The settings hold it back for the same reason.
    "org.example.quoting,INFO",
    "org.example.quoting,",
    // Who changed what is always told.
    "org.referralrouter.operations.log-levels,OFF",
    "'org.referralrouter.A B',WARN",
    "org.referralrouter.edge,LOUD"
  })
  void a_level_that_could_tell_of_people_is_refused(String logger, @Nullable String level)
      throws Exception {
    assertThat(level(logger, level, "operations:act")).isEqualTo(400);
  }

  @Test
  void what_is_silenced_still_says_who_did_it(CapturedOutput output) throws Exception {
    assertThat(level("ROOT", "OFF", "operations:act")).isEqualTo(204);
    assertThat(level("org.referralrouter", "OFF", "operations:act")).isEqualTo(204);
    assertThat(level("org.referralrouter", null, "operations:act")).isEqualTo(204);
    assertThat(level("ROOT", "INFO", "operations:act")).isEqualTo(204);
    assertThat(output).contains("logger org.referralrouter to what it inherits");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/concerns/", "/entries?state=OPEN&concern="})
  void lines_of_a_request_name_the_concern_and_lines_after_it_do_not(
      String address, CapturedOutput output) throws Exception {
    UUID concern = UUID.randomUUID();
    assertThat(get(address + concern, "concern:read").statusCode()).isEqualTo(200);
    assertThat(get("/agencies", "concern:read").statusCode()).isEqualTo(200);
    assertThat(get("/concerns/John-Smith-of-Sampleton-1111111111111", "concern:read").statusCode())
        .isEqualTo(200);
    assertThat(output.toString().lines().filter(line -> line.contains("A request is answered")))
        .satisfiesExactlyInAnyOrder(
            line -> assertThat(line).contains("concernId=" + concern),
            line -> assertThat(line).doesNotContain("concernId"),
            line -> assertThat(line).doesNotContain("concernId"));
  }

  private int level(String logger, @Nullable String level, @Nullable String scope)
      throws Exception {
    String body = level == null ? "{}" : "{\"configuredLevel\":\"%s\"}".formatted(level);
    HttpRequest.Builder request =
        request(LOGGERS + logger.replace(" ", "%20"), scope)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    return http.send(request.build(), BodyHandlers.discarding()).statusCode();
  }

  private HttpResponse<String> get(String path, @Nullable String scope) throws Exception {
    return http.send(request(path, scope).build(), BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(String path, @Nullable String scope) {
    String port = service.getEnvironment().getRequiredProperty("local.server.port");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    return scope == null
        ? request
        : request.header(
            "Authorization", "Bearer " + issuer.token(claims -> claims.put("scope", scope)));
  }
}
