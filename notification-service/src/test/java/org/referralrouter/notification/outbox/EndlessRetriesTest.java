package org.referralrouter.notification.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class EndlessRetriesTest {
  private final EndlessRetries retries =
      new EndlessRetries(Duration.ofSeconds(5), Duration.ofMinutes(15));

  @Test
  void the_wait_doubles_up_to_the_longest_and_never_ends() {
    assertThat(retries.nextDelay(0)).isEqualTo(Duration.ofSeconds(5));
    assertThat(retries.nextDelay(3)).isEqualTo(Duration.ofSeconds(40));
    assertThat(retries.nextDelay(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(15));
    assertThat(retries.shouldRetry(new IllegalStateException())).isTrue();
    assertThat(retries.maxRetries()).isEqualTo(Integer.MAX_VALUE);
  }
}
