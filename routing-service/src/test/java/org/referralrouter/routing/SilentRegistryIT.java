package org.referralrouter.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.referralrouter.event.Topic;

class SilentRegistryIT {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  @Test
  void while_the_registry_is_silent_records_wait_and_on_its_return_they_flow() throws Exception {
    UUID concern = UUID.randomUUID();
    Kafka.send(Concerns.grooming(concern, "Waits."), TRACE);
    RunningRouting.STACK.stopRegistry();
    try (RunningRouting routing = RunningRouting.start()) {
      try {
        // It comes again and again to the record that it cannot read yet.
        patiently().until(() -> routing.threadsReplaced() >= 2);
        awaitReadiness(routing, 503);
        assertThat(status(routing, "liveness")).isEqualTo(200);
        assertThat(Kafka.records(concern, Kafka.decisionsAndReferrals())).isEmpty();
      } finally {
        RunningRouting.STACK.startRegistry();
      }
      patiently().until(() -> Kafka.records(concern, Kafka.decisionsAndReferrals()).size() == 4);
      awaitReadiness(routing, 200);
    }
    assertThat(Kafka.records(concern, Topic.DEAD_LETTERS)).isEmpty();
  }

  @Test
  void a_registry_that_is_away_stops_nothing_that_needs_no_new_schema() throws Exception {
    UUID before = UUID.randomUUID();
    UUID meanwhile = UUID.randomUUID();
    try (RunningRouting routing = RunningRouting.start()) {
      Kafka.send(Concerns.grooming(before, "Goes before."), TRACE);
      patiently().until(() -> Kafka.records(before, Kafka.decisionsAndReferrals()).size() == 4);
      RunningRouting.STACK.stopRegistry();
      try {
        Kafka.send(Concerns.grooming(meanwhile, "Goes meanwhile."), TRACE);
        patiently()
            .until(() -> Kafka.records(meanwhile, Kafka.decisionsAndReferrals()).size() == 4);
        assertThat(routing.threadsReplaced()).isZero();
      } finally {
        RunningRouting.STACK.startRegistry();
      }
    }
  }

  /** The threads that end meanwhile are what this is about. */
  private static ConditionFactory patiently() {
    return await().dontCatchUncaughtExceptions().atMost(PATIENCE);
  }

  private static void awaitReadiness(RunningRouting routing, int status) {
    patiently()
        .pollInterval(Duration.ofMillis(20))
        .until(() -> status(routing, "readiness") == status);
  }

  private static int status(RunningRouting routing, String probe) {
    return routing.send(routing.management("/actuator/health/" + probe)).statusCode();
  }
}
