package org.referralrouter.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.referralrouter.notification.InboxClient.everyScope;
import static org.referralrouter.notification.InboxClient.path;
import static org.referralrouter.notification.RunningService.KAFKA;
import static org.referralrouter.notification.RunningService.STACK;

import java.io.IOException;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Referral;
import org.referralrouter.event.Response;
import org.referralrouter.event.Topic;
import org.referralrouter.local.outage.Door;
import org.referralrouter.local.outage.HealthCell;
import org.referralrouter.local.outage.HealthTable;
import org.referralrouter.local.outage.LoggedLines;
import org.referralrouter.local.outage.SmallDisk;
import org.referralrouter.local.stack.Database;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;

/** The row of notification in {@code deploy/HEALTH.md}, each cell with what it needs taken away. */
class HealthIT {
  private static final HealthTable TABLE = HealthTable.read();
  private static final int MEGABYTES = 16;
  @TempDir private static Path directory;
  private static Optional<SmallDisk> disk = Optional.empty();
  private static Door door;
  private static ConfigurableApplicationContext service;

  private final UUID concernId = UUID.randomUUID();

  @BeforeAll
  static void start() {
    Database database = STACK.database("notification_health");
    door = Door.toServerOf(database.url());
    disk = SmallDisk.at(directory.resolve("logs"), MEGABYTES);
    service =
        RunningService.start(
            database,
            "--spring.datasource.url=" + door.through(database.url()),
            "--spring.flyway.url=" + database.url(),
            "--spring.kafka.consumer.group-id=notification-health",
            "--logging.file.name=" + directory.resolve("logs/notification.log"));
  }

  @AfterAll
  static void end() {
    service.close();
    door.close();
    disk.ifPresent(SmallDisk::close);
  }

  @Test
  void every_cell_has_a_test() {
    assertThat(TABLE.untested("notification", HealthIT.class)).isEmpty();
  }

  @Test
  void database_away_then_agencies_are_told_to_come_again_and_referrals_wait() {
    Referral before = arrived(1);
    door.shut();
    try {
      awaitSaid(TABLE.cell("notification", "database"));
      HttpResponse<String> answer = shown(before);
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      RunningService.sends(SampleReferral.to(Agency.TRIAGE, concernId, 2));
    } finally {
      door.open();
    }
    awaitSaid(HealthCell.ready());
    awaitRevision(before, 2);
  }

  @Test
  void broker_away_then_referrals_are_shown_and_answers_taken() {
    Referral referral = arrived(1);
    STACK.stopBroker();
    try {
      awaitSaid(TABLE.cell("notification", "broker"));
      assertThat(shown(referral).statusCode()).isEqualTo(200);
      assertThat(respond(referral).statusCode()).isEqualTo(202);
    } finally {
      STACK.startBroker();
    }
    await()
        .atMost(Duration.ofSeconds(40))
        .until(
            () ->
                !KAFKA
                    .read(
                        Topic.ofResponsesFrom(Agency.TRIAGE),
                        Response.class,
                        response -> response.concernId().equals(concernId))
                    .isEmpty());
    awaitSaid(HealthCell.ready());
  }

  @Test
  void registry_away_then_referrals_by_a_schema_that_was_asked_for_once_are_shown() {
    Referral referral = arrived(1);
    STACK.stopRegistry();
    try {
      awaitSaid(TABLE.cell("notification", "registry"));
      assertThat(respond(referral).statusCode()).isEqualTo(202);
      arrived(2);
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
        awaitSaid(TABLE.cell("notification", "disk"));
        for (int i = 0; i < 20; i++) {
          LoggerFactory.getLogger(HealthIT.class).error("Lost line {}, as a test wants it", i);
        }
        assertThat(respond(arrived(1)).statusCode()).isEqualTo(202);
      } finally {
        disk.get().empty();
      }
      awaitSaid(HealthCell.ready());
      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () -> {
                LoggerFactory.getLogger(HealthIT.class).error("A line again, as a test wants it");
                return Files.readString(log).contains("A line again");
              });
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"escalations.v1", "referrals.triage.v1"})
  void lines_about_a_record_name_its_concern_and_trace_and_later_ones_do_not(String topic) {
    try (LoggedLines logged = LoggedLines.taken()) {
      KAFKA.sendBytes(Topic.named(topic), concernId, new byte[] {9, 9, 9});
      await()
          .atMost(Duration.ofSeconds(40))
          .until(() -> logged.lines().stream().anyMatch(this::isOfConcern));
      assertThat(logged.lines())
          .filteredOn(line -> line.message().startsWith("A record could not be processed"))
          .isNotEmpty()
          .allSatisfy(
              line ->
                  assertThat(line.named())
                      .containsEntry("concernId", concernId.toString())
                      .containsEntry("traceId", Kafka.TRACE)
                      .containsKey("spanId"));
      UUID other = UUID.randomUUID();
      KAFKA.sendBytes(Topic.named(topic), other, new byte[] {9, 9, 9});
      await()
          .atMost(Duration.ofSeconds(40))
          .until(
              () ->
                  logged.lines().stream()
                      .anyMatch(line -> line.named().containsValue(other.toString())));
      assertThat(logged.lines().getLast()).matches(line -> !isOfConcern(line));
    }
  }

  private boolean isOfConcern(LoggedLines.Line line) {
    return line.named().containsValue(concernId.toString());
  }

  private Referral arrived(int revision) {
    Referral referral = SampleReferral.to(Agency.TRIAGE, concernId, revision);
    RunningService.sends(referral);
    awaitRevision(referral, revision);
    return referral;
  }

  private static void awaitRevision(Referral referral, int revision) {
    await()
        .atMost(Duration.ofSeconds(40))
        .until(
            () ->
                shown(referral)
                    .headers()
                    .firstValue("ETag")
                    .filter(("\"" + revision + "\"")::equals)
                    .isPresent());
  }

  private static void awaitSaid(HealthCell cell) {
    await()
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(
            () -> {
              HttpResponse<String> readiness = probe("readiness");
              assertThat(
                      cell.isSaidBy(
                          probe("liveness").statusCode(), readiness.statusCode(), readiness.body()))
                  .as("%s, and it says %s", cell, readiness.body())
                  .isTrue();
            });
  }

  private static HttpResponse<String> probe(String name) {
    return RunningService.getManagement(service, "/actuator/health/" + name);
  }

  private static HttpResponse<String> shown(Referral referral) {
    return RunningService.get(service, path(referral), everyScope(referral.agency()));
  }

  private static HttpResponse<String> respond(Referral referral) {
    return RunningService.post(
        service,
        path(referral) + "/responses",
        "{\"kind\":\"ACCEPTED\",\"by\":\"A\"}",
        InboxClient.scope(referral.agency()),
        "Idempotency-Key",
        UUID.randomUUID().toString(),
        "If-Match",
        "\"" + referral.revision() + "\"");
  }
}
