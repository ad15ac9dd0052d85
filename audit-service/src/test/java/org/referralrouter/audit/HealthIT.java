package org.referralrouter.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.referralrouter.event.Response;
import org.referralrouter.event.Topic;
import org.referralrouter.local.outage.Door;
import org.referralrouter.local.outage.HealthCell;
import org.referralrouter.local.outage.HealthTable;
import org.referralrouter.local.outage.LoggedLines;
import org.referralrouter.local.outage.SmallDisk;
import org.referralrouter.local.stack.Stack;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;

/** The row of audit in {@code deploy/HEALTH.md}, each cell with what it needs taken away. */
class HealthIT {
  private static final HealthTable TABLE = HealthTable.read();
  private static final Stack STACK = Stack.shared();
  private static final int MEGABYTES = 16;

  /** Of each topic, in the stack of the tests at most. */
  private static final int PARTITIONS = 3;

  @TempDir private static Path directory;
  private static Optional<SmallDisk> disk = Optional.empty();
  private static Door ledger;
  private static Door keys;
  private static RunningAudit audit;

  private final UUID concern = UUID.randomUUID();

  @BeforeAll
  static void start() {
    String ledgerUrl = RunningAudit.database().url();
    String keysUrl = STACK.database("audit_keys").url();
    ledger = Door.toServerOf(ledgerUrl);
    keys = Door.toServerOf(keysUrl);
    disk = SmallDisk.at(directory.resolve("logs"), MEGABYTES);
    audit =
        RunningAudit.start(
                "--spring.datasource.url=" + ledger.through(ledgerUrl),
                "--audit.keys.database.url=" + keys.through(keysUrl),
                "--logging.file.name=" + directory.resolve("logs/audit.log"))
            .awaitReady();
    // An empty ledger has nothing to show.
    write(Topics.response(UUID.randomUUID(), 1));
    await().atMost(RunningAudit.PATIENCE).until(HealthIT::machinesRead);
  }

  @AfterAll
  static void end() {
    audit.close();
    ledger.close();
    keys.close();
    disk.ifPresent(SmallDisk::close);
  }

  @Test
  void every_cell_has_a_test() {
    assertThat(TABLE.untested("audit", HealthIT.class)).isEmpty();
  }

  @Test
  void database_away_then_whoever_asks_is_told_to_come_again_and_events_wait() {
    for (Door door : List.of(ledger, keys)) {
      Response event = Topics.response(UUID.randomUUID(), 1);
      door.shut();
      try {
        awaitSaid(TABLE.cell("audit", "database"));
        write(event);
        if (door == ledger) {
          assertThat(asked(event.concernId()).statusCode()).isEqualTo(503);
        }
      } finally {
        door.open();
      }
      awaitSaid(HealthCell.ready());
      awaitEntry(event);
    }
  }

  @Test
  void broker_away_then_nobody_is_shown_anything_but_what_machines_read() {
    Response event = Topics.response(concern, 1);
    await().atMost(RunningAudit.PATIENCE).until(HealthIT::machinesRead);
    STACK.stopBroker();
    try {
      awaitSaid(TABLE.cell("audit", "broker"));
      HttpResponse<String> answer = asked(concern);
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).doesNotContain("\"entries\":");
      assertThat(machinesRead()).isTrue();
    } finally {
      STACK.startBroker();
    }
    write(event);
    awaitEntry(event);
    awaitSaid(HealthCell.ready());
  }

  @Test
  void registry_away_then_questions_are_answered_and_what_was_seen_before_is_appended() {
    Response before = Topics.response(UUID.randomUUID(), 1);
    write(before);
    awaitEntry(before);
    try (Topics topics = Topics.open()) {
      topics.write(Topics.response(concern, 1));
      STACK.stopRegistry();
      try {
        awaitSaid(TABLE.cell("audit", "registry"));
        Response meanwhile = Topics.response(concern, 2);
        topics.write(meanwhile);
        await()
            .atMost(RunningAudit.PATIENCE)
            .untilAsserted(() -> assertThat(audit.ofConcern(concern)).hasSize(2));
      } finally {
        STACK.startRegistry();
      }
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
        awaitSaid(TABLE.cell("audit", "disk"));
        for (int i = 0; i < 20; i++) {
          LoggerFactory.getLogger(HealthIT.class).warn("Lost line {}", i);
        }
        Response event = Topics.response(concern, 1);
        write(event);
        awaitEntry(event);
      } finally {
        disk.get().empty();
      }
      awaitSaid(HealthCell.ready());
      await()
          .atMost(RunningAudit.PATIENCE)
          .until(
              () -> {
                LoggerFactory.getLogger(HealthIT.class).warn("A line again");
                return Files.readString(log).contains("A line again");
              });
    }
  }

  @Test
  void an_instance_to_which_no_partition_is_left_is_ready_and_takes_over() {
    // They come first in the order by which partitions are shared, and there is one for each.
    try (var _ = new OtherInstances(PARTITIONS, "audit-service", "audit-service-awaited")) {
      await().atMost(RunningAudit.PATIENCE).until(() -> partitions() == 0);
      awaitSaid(HealthCell.ready());
      await().atMost(RunningAudit.PATIENCE).until(HealthIT::machinesRead);
    }
    await().atMost(RunningAudit.PATIENCE).until(() -> partitions() > 0);
    Response event = Topics.response(concern, 1);
    write(event);
    awaitEntry(event);
  }

  @Test
  void lines_about_a_record_name_its_concern_and_trace_and_later_ones_do_not() {
    try (LoggedLines logged = LoggedLines.taken();
        Topics topics = Topics.open()) {
      topics.writeRaw(
          Topic.ESCALATIONS, concern, new byte[] {9, 9, 9}, Map.of("traceparent", Topics.TRACE));
      await()
          .atMost(RunningAudit.PATIENCE)
          .until(() -> lines(logged, "Dead letter").findAny().isPresent());
      assertThat(lines(logged, "Dead letter"))
          .allSatisfy(
              line ->
                  assertThat(line.named())
                      .containsEntry("concernId", concern.toString())
                      .containsEntry("traceId", Topics.TRACE.substring(3, 35))
                      .containsKey("spanId"));
      assertThat(logged.lines().stream().filter(line -> !line.message().startsWith("Dead letter")))
          .noneMatch(line -> line.named().containsValue(concern.toString()));
    }
  }

  private static boolean machinesRead() {
    return audit.read("/ledger").statusCode() == 200;
  }

  private static Stream<LoggedLines.Line> lines(LoggedLines logged, String beginning) {
    return logged.lines().stream().filter(line -> line.message().startsWith(beginning));
  }

  private static int partitions() {
    return audit.bean(KafkaListenerEndpointRegistry.class).getListenerContainers().stream()
        .map(container -> container.getAssignedPartitions())
        .mapToInt(partitions -> partitions == null ? 0 : partitions.size())
        .sum();
  }

  private static HttpResponse<String> asked(UUID concern) {
    return audit.entries("?concern=" + concern, "audit:read");
  }

  private static void write(Response event) {
    try (Topics topics = Topics.open()) {
      topics.write(event);
    }
  }

  private static void awaitEntry(Response event) {
    await()
        .atMost(RunningAudit.PATIENCE)
        .ignoreExceptions()
        .untilAsserted(
            () ->
                assertThat(audit.ofConcern(event.concernId()))
                    .extracting(entry -> entry.get("eventId").asString())
                    .containsExactly(event.eventId().toString()));
  }

  private static void awaitSaid(HealthCell cell) {
    await()
        .atMost(RunningAudit.PATIENCE)
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
    return audit.management("/actuator/health/" + name, null);
  }
}
