package org.referralrouter.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SupervisorTest {
  @Test
  void a_part_that_keeps_ending_waits_longer_each_time_up_to_a_limit() {
    var pause = Duration.ofSeconds(1);
    for (int ends = 0; ends < 10; ends++) {
      pause = Supervisor.nextPause(pause, Duration.ofSeconds(3));
    }
    assertThat(Supervisor.nextPause(Duration.ofSeconds(1), Duration.ofSeconds(3)))
        .isEqualTo(Duration.ofSeconds(2));
    assertThat(pause).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void a_part_that_served_for_long_comes_back_at_once() {
    assertThat(Supervisor.nextPause(Duration.ofSeconds(30), Duration.ofHours(1)))
        .isEqualTo(Duration.ofSeconds(1));
  }
}
