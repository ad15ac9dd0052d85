package org.referralrouter.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.referralrouter.routing.RunningRouting.STACK;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.referralrouter.event.Topic;
import org.referralrouter.local.outage.HealthCell;
import org.referralrouter.local.outage.HealthTable;
import org.referralrouter.local.outage.LoggedLines;
import org.referralrouter.local.outage.SmallDisk;

/** The row of routing in {@code deploy/HEALTH.md}, each cell with what it needs taken away. */
class HealthIT {
  private static final HealthTable TABLE = HealthTable.read();
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String TRACE_ID = "0af7651916cd43dd8448eb211c80319c";
  private static final String TRACE = "00-" + TRACE_ID + "-b7ad6b7169203331-01";
  private static final int MEGABYTES = 256;

  @TempDir private static Path directory;
  private static Optional<SmallDisk> disk = Optional.empty();
  private static RunningRouting routing;

  @BeforeAll
  static void start() {
    Path state = directory.resolve("state");
    disk = SmallDisk.at(state, MEGABYTES);
    routing = RunningRouting.startWith(disk.isPresent() ? state : directory);
    awaitSaid(HealthCell.ready());
  }

  @AfterAll
  static void end() {
    routing.close();
    disk.ifPresent(SmallDisk::close);
  }

  @Test
  void every_cell_has_a_test() {
    assertThat(TABLE.untested("routing", HealthIT.class)).isEmpty();
  }

  @Test
  void database_away_is_nothing_to_it() {
    assertThat(TABLE.cell("routing", "database").applies()).isFalse();
    assertThat(routing.context().getBeansOfType(DataSource.class)).isEmpty();
  }

  @Test
  void broker_away_then_concerns_wait_and_a_moment_longer_previews_are_given() throws Exception {
    UUID concern = UUID.randomUUID();
    STACK.stopBroker();
    try {
      assertThat(preview()).isEqualTo(200);
      awaitSaid(TABLE.cell("routing", "broker"));
    } finally {
      STACK.startBroker();
    }
    Kafka.send(Concerns.grooming(concern, "Comes after."), TRACE);
    awaitDecided(concern);
    awaitSaid(HealthCell.ready());
  }

  @Test
  void registry_away_then_all_flows_that_needs_no_new_schema() throws Exception {
    UUID before = UUID.randomUUID();
    UUID meanwhile = UUID.randomUUID();
    Kafka.send(Concerns.grooming(before, "Goes before."), TRACE);
    awaitDecided(before);
    double replaced = routing.threadsReplaced();
    STACK.stopRegistry();
    try {
      awaitSaid(TABLE.cell("routing", "registry"));
      Kafka.send(Concerns.grooming(meanwhile, "Goes meanwhile."), TRACE);
      awaitDecided(meanwhile);
      assertThat(routing.threadsReplaced()).isEqualTo(replaced);
    } finally {
      STACK.startRegistry();
    }
    awaitSaid(HealthCell.ready());
  }

  @Test
  void registry_away_from_the_start_then_records_wait_and_on_its_return_they_flow()
      throws Exception {
    UUID concern = UUID.randomUUID();
    routing.close();
    Kafka.send(Concerns.grooming(concern, "Waits."), TRACE);
    STACK.stopRegistry();
    routing = RunningRouting.start();
    // Only now: a service that starts sets logging up anew.
    try (LoggedLines logged = LoggedLines.taken()) {
      try {
        // It comes again and again to the record that it cannot read yet.
        patiently().until(() -> routing.threadsReplaced() >= 2);
        awaitSaid(new HealthCell(true, 200, 503, Set.of("REGISTRY"), Set.of()));
        assertThat(Kafka.records(concern, Kafka.decisionsAndReferrals())).isEmpty();
        assertThat(logged.lines())
            .filteredOn(line -> line.message().startsWith("Routing cannot read this record yet"))
            .isNotEmpty()
            .allSatisfy(
                line ->
                    assertThat(line.named())
                        .containsEntry("concernId", concern.toString())
                        .containsEntry("traceId", TRACE_ID)
                        .containsKey("spanId"));
        assertThat(logged.lines())
            .filteredOn(line -> line.message().startsWith("Routing has stopped at a record"))
            .isNotEmpty()
            .allSatisfy(line -> assertThat(line.named()).doesNotContainKey("concernId"));
      } finally {
        STACK.startRegistry();
      }
      awaitDecided(concern);
      awaitSaid(HealthCell.ready());
    }
    assertThat(Kafka.records(concern, Topic.DEAD_LETTERS)).isEmpty();
  }

  @Test
  void disk_away_then_what_must_write_to_it_waits_and_flows_when_there_is_room() throws Exception {
    assumeTrue(disk.isPresent(), "Only root can mount a disk");
    UUID waiting = UUID.randomUUID();
    UUID meanwhile = UUID.randomUUID();
    routing.close();
    Kafka.send(Concerns.grooming(waiting, "Waits."), TRACE);
    disk.get().fill();
    try {
      // It opens its stores again and again, which takes room.
      routing = RunningRouting.startWith(disk.get().directory());
      patiently().until(() -> routing.threadsReplaced() >= 1);
      awaitSaid(TABLE.cell("routing", "disk"));
      assertThat(Kafka.records(waiting, Kafka.decisionsAndReferrals())).isEmpty();
    } finally {
      disk.get().empty();
    }
    awaitDecided(waiting);
    awaitSaid(HealthCell.ready());
    disk.get().fill();
    try {
      awaitSaid(TABLE.cell("routing", "disk"));
      Kafka.send(Concerns.grooming(meanwhile, "Goes meanwhile."), TRACE);
      awaitDecided(meanwhile);
    } finally {
      disk.get().empty();
    }
    awaitSaid(HealthCell.ready());
  }

  /** The threads that end meanwhile are what this is about. */
  private static ConditionFactory patiently() {
    return await().dontCatchUncaughtExceptions().atMost(PATIENCE);
  }

  private static void awaitDecided(UUID concern) {
    patiently().until(() -> Kafka.records(concern, Kafka.decisionsAndReferrals()).size() == 4);
  }

  private static void awaitSaid(HealthCell cell) {
    patiently()
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

  private static int preview() {
    return routing
        .send(
            routing
                .request("/decisions")
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.ofString(
                        """
                        {"categories":["CYBERBULLYING"],"summary":"A.","reporter":{"organisation":"B"}}""")),
            "decision:preview")
        .statusCode();
  }

  private static HttpResponse<String> probe(String name) {
    return routing.send(routing.management("/actuator/health/" + name));
  }
}
