package org.referralrouter.audit;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;
import org.referralrouter.audit.ledger.Facts;
import org.referralrouter.audit.ledger.LogId;
import org.referralrouter.audit.ledger.NewEntry;
import org.referralrouter.audit.ledger.Payload;
import org.referralrouter.audit.ledger.Source;
import org.referralrouter.local.port.FreePort;
import org.referralrouter.local.stack.Database;
import org.referralrouter.local.stack.Stack;
import org.referralrouter.wire.Json;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** The service on the shared stack; one at a time, all on one database. */
final class RunningAudit implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Stack STACK = Stack.shared();
  private static final Path SECRETS = secrets();

  private final ConfigurableApplicationContext context;
  private final HttpClient http = HttpClient.newHttpClient();

  private RunningAudit(ConfigurableApplicationContext context) {
    this.context = context;
  }

  private static Path secrets() {
    try {
      Path directory = Files.createTempDirectory("audit-secrets");
      directory.toFile().deleteOnExit();
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Database database() {
    return STACK.database("audit");
  }

  static RunningAudit start(String... more) {
    Database database = database();
    Database keys = STACK.database("audit_keys");
    List<String> settings =
        List.of(
            "--server.port=0",
            "--management.server.port=0",
            "--spring.datasource.url=" + database.url(),
            "--spring.datasource.username=" + database.user(),
            "--spring.datasource.password=" + database.password(),
            "--spring.flyway.url=" + database.url(),
            "--spring.flyway.user=" + database.owner(),
            "--spring.flyway.password=" + database.ownerPassword(),
            "--spring.flyway.placeholders.app_role=" + database.user(),
            "--spring.kafka.bootstrap-servers=" + STACK.bootstrapServers(),
            "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + STACK.issuerUri(),
            "--audit.registry.url=" + STACK.registryUrl(),
            "--audit.keys.database.url=" + keys.url(),
            "--audit.keys.database.username=" + keys.user(),
            "--audit.keys.database.password=" + keys.password(),
            "--audit.keys.database.owner-username=" + keys.owner(),
            "--audit.keys.database.owner-password=" + keys.ownerPassword(),
            "--audit.keys.key-encryption-key=" + SECRETS.resolve("kek").toUri(),
            "--audit.keys.generate=true",
            "--audit.seal.every=100ms",
            "--audit.seal.key-files=" + SECRETS.resolve("ledger.key"),
            "--audit.seal.vkey-file=" + SECRETS.resolve("ledger.vkey"),
            "--audit.seal.generate=true");
    Set<String> given = Stream.of(more).map(RunningAudit::name).collect(Collectors.toSet());
    String[] arguments =
        Stream.concat(
                settings.stream().filter(setting -> !given.contains(name(setting))),
                Stream.of(more))
            .toArray(String[]::new);
    return new RunningAudit(SpringApplication.run(AuditApplication.class, arguments));
  }

  private static String name(String argument) {
    return argument.substring(0, argument.indexOf('=') + 1);
  }

  /**
   * A witness of the tests' ledger, until the JVM ends.
   *
   * @param directory where it keeps its key, {@code witness.key.pub}, and its state
   * @return the settings by which a service asks it
   */
  static List<String> witness(Path directory) {
    int port = FreePort.next();
    Path key = directory.resolve("witness.key");
    Thread.ofPlatform()
        .daemon()
        .start(
            () ->
                AuditCommand.run(
                    new String[] {
                      "witness",
                      "--port=" + port,
                      "--key-file=" + key,
                      "--state=" + directory.resolve("witness"),
                      "--logs-file=" + SECRETS.resolve("ledger.vkey")
                    }));
    return List.of(
        "--audit.seal.witnesses[0].url=http://127.0.0.1:" + port,
        "--audit.seal.witnesses[0].vkey-file=" + directory.resolve("witness.key.pub"));
  }

  RunningAudit awaitReady() {
    try {
      await("the service is ready")
          .atMost(PATIENCE)
          .until(() -> management("/actuator/health/readiness", null).statusCode() == 200);
      return this;
    } catch (ConditionTimeoutException e) {
      // Left open, it would keep the partitions from every later test.
      close();
      throw e;
    }
  }

  ApplicationContext service() {
    return context;
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + port("local.server.port"));
  }

  HttpResponse<String> entries(String query, String... scopes) {
    return get(port("local.server.port"), "/entries" + query, STACK.token(scopes));
  }

  HttpResponse<String> get(String path, String... scopes) {
    return get(port("local.server.port"), path, STACK.token(scopes));
  }

  HttpResponse<String> anonymous(String path) {
    return get(port("local.server.port"), path, null);
  }

  HttpResponse<String> management(String path, @Nullable String token) {
    return get(port("local.management.port"), path, token);
  }

  /** The entries of the concern that came by topics other than the queries' own. */
  List<JsonNode> ofConcern(UUID concern) {
    HttpResponse<String> answer = entries("?limit=1000&concern=" + concern, "audit:read");
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
    return Json.mapper()
        .readTree(answer.body())
        .get("entries")
        .valueStream()
        .filter(entry -> !entry.get("topic").asString().equals("access.v1"))
        .toList();
  }

  /** Whether all that the ledger has is signed and witnessed. */
  boolean settled() {
    JsonNode ledger = Json.mapper().readTree(read("/ledger").body());
    return ledger.get("quorumMet").asBoolean()
        && ledger.get("logs").valueStream().allMatch(RunningAudit::isSealed);
  }

  private static boolean isSealed(JsonNode log) {
    return log.get("topic").asString().isEmpty()
        || log.get("size").asLong() == log.get("sealedSize").asLong();
  }

  /** A counter of this process; 0 where it has not counted yet. */
  double metric(String name) {
    return bean(MeterRegistry.class).find(name).counters().stream()
        .mapToDouble(Counter::count)
        .sum();
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** The log in which an entry stands. */
  static LogId log(JsonNode entry) {
    return LogId.at(entry.get("log").asString()).orElseThrow();
  }

  /** The same entry once more, as a second writer would bring it. */
  static List<NewEntry> entryAgain(JsonNode entry) {
    Source source =
        new Source(
            log(entry), entry.get("topic").asString(), entry.get("offset").asLong(), Instant.EPOCH);
    Facts facts =
        new Facts(
            "Response",
            null,
            null,
            null,
            null,
            null,
            null,
            Instant.EPOCH,
            null,
            null,
            null,
            Map.of());
    return List.of(new NewEntry(source, facts, new Payload(List.of(), -1)));
  }

  /** The service's address. */
  URI url(String path) {
    return URI.create("http://127.0.0.1:" + port("local.server.port") + path);
  }

  /** Where the keys of the tests' ledger are. */
  static Path secretsOfTests() {
    return SECRETS;
  }

  /** An answer to whoever may read the log, with headers. */
  HttpResponse<String> read(String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url(path))
            .header("Authorization", "Bearer " + STACK.token("audit:read"));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(path, e);
    }
  }

  private String port(String name) {
    return context.getEnvironment().getRequiredProperty(name);
  }

  private HttpResponse<String> get(String port, String path, @Nullable String token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    if (token != null) {
      request.header("Purpose", "A test");
      request.header("Authorization", "Bearer " + token);
    }
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(path, e);
    }
  }

  static Connection asApp() throws SQLException {
    return DriverManager.getConnection(database().url(), database().user(), database().password());
  }

  static Connection asOwner() throws SQLException {
    return DriverManager.getConnection(
        database().url(), database().owner(), database().ownerPassword());
  }

  @Override
  public void close() {
    http.close();
    context.close();
  }
}
