package org.referralrouter.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.referralrouter.intake.RunningIntake.STACK;
import static org.referralrouter.intake.RunningIntake.concern;
import static org.referralrouter.intake.RunningIntake.json;
import static org.referralrouter.intake.RunningIntake.newKey;
import static org.referralrouter.intake.RunningIntake.send;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.referralrouter.decision.Embargo;
import org.referralrouter.edge.health.Need;
import org.referralrouter.event.Topic;
import org.referralrouter.local.outage.Door;
import org.referralrouter.local.outage.HealthCell;
import org.referralrouter.local.outage.HealthTable;
import org.referralrouter.local.outage.LoggedLines;
import org.referralrouter.local.outage.SmallDisk;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;

/** The row of intake in {@code deploy/HEALTH.md}, each cell with what it needs taken away. */
class HealthIT {
  private static final HealthTable TABLE = HealthTable.read();
  private static final int MEGABYTES = 16;
  @TempDir private static Path directory;
  private static Optional<SmallDisk> disk = Optional.empty();
  private static Door database;
  private static ConfigurableApplicationContext service;

  @BeforeAll
  static void start() {
    String url = STACK.database("health").url();
    database = Door.toServerOf(url);
    disk = SmallDisk.at(directory.resolve("logs"), MEGABYTES);
    service =
        RunningIntake.start(
            "health",
            "--spring.datasource.url=" + database.through(url),
            "--logging.file.name=" + directory.resolve("logs/intake.log"));
  }

  @AfterAll
  static void end() {
    service.close();
    database.close();
    disk.ifPresent(SmallDisk::close);
  }

  @Test
  void every_cell_has_a_test() {
    assertThat(TABLE.untested("intake", HealthIT.class)).isEmpty();
  }

  @Test
  void database_away_then_whoever_submits_is_told_to_come_again() {
    String id = submitted("Before.");
    database.shut();
    try {
      awaitSaid(TABLE.cell("intake", "database"));
      var answer = submit("Meanwhile.");
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      Topics.of(id).decision(1, 1, Embargo.NONE, "TRIAGE");
    } finally {
      database.open();
    }
    awaitSaid(HealthCell.ready());
    assertThat(submit("After.").statusCode()).isEqualTo(201);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> json(status(id)).path("agencyCount").asInt() == 1);
  }

  @Test
  void broker_away_then_concerns_are_durable_and_published_when_it_is_back() {
    String id;
    STACK.stopBroker();
    try {
      awaitSaid(TABLE.cell("intake", "broker"));
      id = submitted("Without Kafka.");
      assertThat(json(status(id)).path("published").asBoolean()).isFalse();
    } finally {
      STACK.startBroker();
    }
    assertThat(Published.on(Topic.CONCERNS, id, 1)).isNotEmpty();
    awaitSaid(HealthCell.ready());
  }

  @Test
  void registry_away_then_concerns_are_published_by_a_schema_that_was_asked_for_once() {
    assertThat(Published.on(Topic.CONCERNS, submitted("Before."), 1)).isNotEmpty();
    STACK.stopRegistry();
    try {
      awaitSaid(TABLE.cell("intake", "registry"));
      String id = submitted("Without a registry.");
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> json(status(id)).path("published").asBoolean());
    } finally {
      STACK.startRegistry();
    }
    awaitSaid(HealthCell.ready());
  }

  @Test
  void disk_away_then_all_but_the_log_goes_on() throws IOException {
    assumeTrue(disk.isPresent(), "Only root can mount a disk");
    Path log = disk.get().directory().resolve("lines.log");
    try (var _ = LoggedLines.to(log)) {
      disk.get().fill();
      try {
        awaitSaid(TABLE.cell("intake", "disk"));
        for (int i = 0; i < 20; i++) {
          LoggerFactory.getLogger(HealthIT.class).warn("Lost line {}", i);
        }
        String id = submitted("Without a log.");
        assertThat(Published.on(Topic.CONCERNS, id, 1)).isNotEmpty();
      } finally {
        disk.get().empty();
      }
      awaitSaid(HealthCell.ready());
      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () -> {
                LoggerFactory.getLogger(HealthIT.class).warn("A line again");
                return Files.readString(log).contains("A line again");
              });
    }
  }

  @Test
  void disk_away_is_also_one_that_is_read_only() {
    try (SmallDisk other = SmallDisk.at(directory.resolve("other"), MEGABYTES).orElse(null)) {
      assumeTrue(other != null, "Only root can mount a disk");
      Need room = Need.disk(other.directory());
      assertThat(room.met().getAsBoolean()).isTrue();
      other.readOnly();
      assertThat(room.met().getAsBoolean()).isFalse();
      other.writable();
      assertThat(room.met().getAsBoolean()).isTrue();
    }
  }

  @Test
  void lines_about_a_record_name_its_concern_and_trace_and_later_ones_do_not() {
    String bad = UUID.randomUUID().toString();
    String good = submitted("After it.");
    try (LoggedLines logged = LoggedLines.taken()) {
      Topics.of(bad).bytes(Topic.DECISIONS, new byte[] {9, 9, 9});
      Topics.of(good).decision(1, 1, Embargo.NONE, "TRIAGE");
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> json(status(good)).path("agencyCount").asInt() == 1);
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> logged.lines().stream().anyMatch(line -> isOf(bad, line)));
      assertThat(logged.lines())
          .filteredOn(line -> isOf(bad, line))
          .allSatisfy(
              line ->
                  assertThat(line.named())
                      .containsEntry("traceId", Topics.TRACE)
                      .containsKey("spanId"));
      assertThat(logged.lines())
          .filteredOn(line -> line.message().contains("read again"))
          .noneMatch(line -> isOf(bad, line));
    }
  }

  private static boolean isOf(String concern, LoggedLines.Line line) {
    return concern.equals(line.named().get("concernId"));
  }

  private static void awaitSaid(HealthCell cell) {
    await()
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(
            () -> {
              var readiness = probe("readiness");
              assertThat(
                      cell.isSaidBy(
                          probe("liveness").statusCode(), readiness.statusCode(), readiness.body()))
                  .as("%s, and it says %s", cell, readiness.body())
                  .isTrue();
            });
  }

  private static HttpResponse<String> probe(String name) {
    return send(
        HttpRequest.newBuilder(
            RunningIntake.uri(service, "local.management.port", "/actuator/health/" + name)));
  }

  private static String submitted(String summary) {
    var answer = submit(summary);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return json(answer).path("concernId").asString();
  }

  private static HttpResponse<String> submit(String summary) {
    return send(
        at("/concerns", "concern:submit")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", newKey())
            .POST(BodyPublishers.ofString(concern(summary))));
  }

  private static HttpResponse<String> status(String id) {
    return send(at("/concerns/" + id, "concern:read"));
  }

  private static HttpRequest.Builder at(String path, String scope) {
    return HttpRequest.newBuilder(RunningIntake.uri(service, "local.server.port", path))
        .header("Authorization", "Bearer " + STACK.token(scope));
  }
}
