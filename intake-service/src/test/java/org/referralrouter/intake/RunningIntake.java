package org.referralrouter.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.referralrouter.local.port.FreePort;
import org.referralrouter.local.stack.Stack;
import org.referralrouter.wire.Json;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/** The service, running once for all tests of this JVM on the real servers, and its HTTP client. */
final class RunningIntake {
  static final Stack STACK = Stack.shared();
  static final HttpClient HTTP = HttpClient.newHttpClient();
  static final GreenMail MAIL =
      new GreenMail(new ServerSetup(FreePort.next(), "127.0.0.1", "smtp"));
  private static final ConfigurableApplicationContext SERVICE = start("intake");
  private static final String SUBMIT = "concern:submit";

  private RunningIntake() {}

  static ConfigurableApplicationContext start(String databaseName, String... more) {
    if (!MAIL.isRunning()) {
      MAIL.start();
    }
    List<String> all = new ArrayList<>(List.of("--server.port=0"));
    all.addAll(settings(databaseName));
    all.addAll(List.of(more));
    return SpringApplication.run(IntakeApplication.class, all.toArray(String[]::new));
  }

  /** What the service is told, but its port. */
  static List<String> settings(String databaseName) {
    var database = STACK.database(databaseName);
    return List.of(
        "--management.server.port=0",
        "--DATABASE_URL=" + database.url(),
        "--DATABASE_USERNAME=" + database.user(),
        "--DATABASE_PASSWORD=" + database.password(),
        "--DATABASE_OWNER_USERNAME=" + database.owner(),
        "--DATABASE_OWNER_PASSWORD=" + database.ownerPassword(),
        "--OAUTH_ISSUER_URI=" + STACK.issuerUri(),
        "--KAFKA_BOOTSTRAP_SERVERS=" + STACK.bootstrapServers(),
        "--SCHEMA_REGISTRY_URL=" + STACK.registryUrl(),
        "--OUTBOX_RETRY_DELAY=500ms",
        "--MAIL_PORT=" + MAIL.getSmtp().getPort(),
        "--intake.mail.first-retry=200ms",
        // Services of one JVM have a database each, so each must read every topic.
        "--spring.kafka.consumer.group-id=" + databaseName,
        "--spring.kafka.producer.properties.request.timeout.ms=1000",
        "--spring.kafka.producer.properties.delivery.timeout.ms=1500");
  }

  /** A concern with more fields. */
  static String concernWith(String fields) {
    return """
        {"categories":["CYBERBULLYING"],"summary":"What was said.","reporter":{"organisation":"Example High School"},%s}"""
        .formatted(fields);
  }

  /** The id of a new concern. */
  static String submitted(String json) {
    var answer = submit(newKey(), json);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return json(answer).path("concernId").asString();
  }

  /** The pointers of a refusal, in its order. */
  static List<String> pointers(HttpResponse<String> answer) {
    return json(answer)
        .path("errors")
        .valueStream()
        .map(e -> e.path("pointer").asString())
        .toList();
  }

  /** Speaks SQL as the owner of the tables. */
  static JdbcClient owner(String databaseName) {
    var database = STACK.database(databaseName);
    return JdbcClient.create(
        new DriverManagerDataSource(database.url(), database.owner(), database.ownerPassword()));
  }

  static <T> T bean(Class<T> type) {
    return SERVICE.getBean(type);
  }

  static ApplicationContext service() {
    return SERVICE;
  }

  static URI uri(String path) {
    return uri(SERVICE, "local.server.port", path);
  }

  static URI management(String path) {
    return uri(SERVICE, "local.management.port", path);
  }

  static URI uri(ConfigurableApplicationContext service, String port, String path) {
    return URI.create(
        "http://127.0.0.1:" + service.getEnvironment().getRequiredProperty(port) + path);
  }

  static HttpRequest.Builder request(String path, String... scopes) {
    return HttpRequest.newBuilder(uri(path))
        .header("Authorization", "Bearer " + STACK.token(scopes));
  }

  static HttpRequest.Builder post(String key, byte[] body) {
    return request("/concerns", SUBMIT)
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", key)
        .POST(BodyPublishers.ofByteArray(body));
  }

  static HttpResponse<String> submit(String key, String json) {
    return send(post(key, json.getBytes(UTF_8)));
  }

  static HttpResponse<String> revise(String concernId, String ifMatch, String json) {
    return send(
        request("/concerns/" + concernId, SUBMIT)
            .header("Content-Type", "application/json")
            .header("If-Match", ifMatch)
            .PUT(BodyPublishers.ofString(json)));
  }

  static HttpResponse<String> status(String concernId) {
    return send(request("/concerns/" + concernId, "concern:read"));
  }

  static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static JsonNode json(HttpResponse<String> answer) {
    return Json.mapper().readTree(answer.body());
  }

  static String newKey() {
    return UUID.randomUUID().toString();
  }

  static String concern(String summary) {
    return """
        {"categories":["CYBERBULLYING"],"summary":"%s","reporter":{"organisation":"Example High School"}}"""
        .formatted(summary);
  }
}
