package org.referralrouter.intake.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class RateLimitTest {
  @Test
  void a_client_past_its_burst_is_refused_and_another_is_not() {
    var rate = new RateLimit(new RateSettings(2, 1));
    rate.count("busy");
    rate.count("busy");
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> rate.count("busy"));
    assertThat(refusal.status()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
    var answer = new Problems().refused(refusal);
    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
    assertThat(answer.getHeaders().getFirst("Retry-After")).isEqualTo("1");
    assertThatCode(() -> rate.count("quiet")).doesNotThrowAnyException();
  }
}
