package org.referralrouter.notification.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.URI;
import java.sql.SQLException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import org.referralrouter.event.Referral;
import org.referralrouter.local.port.FreePort;
import org.referralrouter.wire.EventSerdes;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.kafka.listener.ListenerExecutionFailedException;
import org.springframework.transaction.CannotCreateTransactionException;

class FailureTest {
  @Test
  void a_server_that_is_away_is_waited_for() {
    assertThat(Failure.worthRetrying(new CannotGetJdbcConnectionException("away"))).isTrue();
    assertThat(Failure.worthRetrying(new CannotCreateTransactionException("away"))).isTrue();
    assertThat(Failure.worthRetrying(wrapped(readWithoutRegistry()))).isTrue();
  }

  @Test
  void a_record_at_fault_is_not_tried_again_and_its_reason_is_a_code() {
    RuntimeException strayed = wrapped(new WrongRecord(WrongRecord.Reason.AGENCY_OF_ANOTHER_TOPIC));
    RuntimeException notStorable =
        wrapped(new DataIntegrityViolationException("Marigold", new SQLException("Marigold")));

    assertThat(Failure.worthRetrying(strayed)).isFalse();
    assertThat(Failure.reason(strayed)).isEqualTo("AGENCY_OF_ANOTHER_TOPIC");
    assertThat(Failure.worthRetrying(notStorable)).isFalse();
    assertThat(Failure.reason(notStorable)).isEqualTo("DataIntegrityViolationException");
  }

  private static RuntimeException wrapped(Throwable cause) {
    return new ListenerExecutionFailedException("the listener failed", cause);
  }

  private static Throwable readWithoutRegistry() {
    URI nobody = URI.create("http://127.0.0.1:" + FreePort.next());
    try (Serde<Referral> referrals = new EventSerdes(nobody).referrals()) {
      return catchThrowable(
          () ->
              referrals
                  .deserializer()
                  .deserialize("referrals.police.v1", new byte[] {0, 0, 0, 0, 1, 2}));
    }
  }
}
