package org.referralrouter.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.referralrouter.routing.Concerns.SUSPECT;
import static org.referralrouter.routing.Concerns.revision;
import static org.referralrouter.routing.Kafka.send;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.GroupState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Escalation;
import org.referralrouter.event.EscalationLevel;
import org.referralrouter.event.Referral;
import org.referralrouter.event.Topic;
import org.referralrouter.local.stack.Stack;

/** Two instances as processes of their own, of which one is killed while referrals fall due. */
class EscalationIT {
  private static final Duration URGENT = Duration.ofHours(4);
  private static final Duration READY = Duration.ofMinutes(2);
  private static final String GROUP = "routing-service";
  private static final int CONCERNS = 30;

  private final List<Process> instances = new ArrayList<>();

  @AfterEach
  void end() {
    instances.forEach(Process::destroyForcibly);
  }

  @Test
  void each_silent_agency_is_escalated_once_although_an_instance_is_killed_meanwhile()
      throws Exception {
    Process doomed = start("doomed");
    start("other");
    // There is no such group before the first instance joins.
    await().atMost(READY).ignoreExceptions().until(() -> members() == 2);
    Set<UUID> concerns = new HashSet<>();
    Set<UUID> silent = new HashSet<>();
    Instant firstDue = Instant.now().plusSeconds(15);
    for (int i = 0; i < CONCERNS; i++) {
      UUID concern = UUID.randomUUID();
      concerns.add(concern);
      // The record's time is in the past, so that its referrals fall due while the test runs.
      send(
          revision(concern, 1, "ONLINE_GROOMING", SUSPECT),
          firstDue.plusMillis(300L * i).minus(URGENT));
      silent.add(Referral.id(concern, Agency.POLICE, null));
      silent.add(Referral.id(concern, Agency.SOCIAL_CARE, "suspect-1"));
      silent.add(Referral.id(concern, Agency.CEOP_PREPARATION, null));
    }

    await().atMost(READY).until(() -> escalations(concerns).size() >= CONCERNS / 3);
    doomed.destroyForcibly().waitFor();
    // One that falls due by both clocks while one instance is gone.
    UUID late = UUID.randomUUID();
    send(revision(late, 1, "ONLINE_GROOMING", ""), Instant.now().minus(URGENT).minus(URGENT));

    await()
        .atMost(READY)
        .untilAsserted(
            () ->
                assertThat(escalations(concerns))
                    .hasSize(silent.size())
                    .allMatch(e -> e.level() == EscalationLevel.DUTY_MANAGER)
                    .extracting(Escalation::referralId)
                    .containsExactlyInAnyOrderElementsOf(silent));
    await()
        .atMost(READY)
        .untilAsserted(
            () ->
                assertThat(escalations(Set.of(late)))
                    .filteredOn(e -> Agency.POLICE.equals(e.agency()))
                    .extracting(Escalation::level)
                    .containsExactly(EscalationLevel.DUTY_MANAGER, EscalationLevel.BOARD));
  }

  private Process start(String name) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                RoutingApplication.class.getName()));
    command.addAll(List.of(RunningRouting.settings()));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(Path.of("target", "escalation-" + name + ".log").toFile())
            .start();
    instances.add(process);
    return process;
  }

  /** How many instances share the partitions, once none is moving; 0 while one is. */
  private static int members() throws Exception {
    try (Admin admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, Stack.shared().bootstrapServers()))) {
      return admin.describeConsumerGroups(List.of(GROUP)).all().get().values().stream()
          .filter(group -> group.groupState() == GroupState.STABLE)
          .mapToInt(group -> group.members().size())
          .sum();
    }
  }

  private static List<Escalation> escalations(Set<UUID> concerns) {
    return Kafka.events(Topic.ESCALATIONS).stream()
        .map(Escalation.class::cast)
        .filter(e -> concerns.contains(e.concernId()))
        .toList();
  }
}
