package org.referralrouter.notification.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import org.referralrouter.event.Referral;
import org.referralrouter.local.port.FreePort;
import org.referralrouter.wire.EventSerdes;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.kafka.listener.ListenerExecutionFailedException;

class RecordFaultTest {
  @Test
  void a_server_that_is_away_is_no_fault_of_the_record() {
    assertThat(RecordFault.of(wrapped(new CannotGetJdbcConnectionException("away")))).isEmpty();
    assertThat(RecordFault.of(wrapped(read(new byte[] {0, 0, 0, 0, 1, 2})))).isEmpty();
  }

  @Test
  void a_bug_of_ours_is_no_fault_of_the_record() {
    assertThat(RecordFault.of(wrapped(new NullPointerException()))).isEmpty();
    assertThat(RecordFault.of(wrapped(new ClassCastException()))).isEmpty();
    assertThat(
            RecordFault.of(
                wrapped(new BadSqlGrammarException("keep", "SELECT", new SQLException()))))
        .isEmpty();
    assertThat(
            RecordFault.of(wrapped(new DataIntegrityViolationException("no", new SQLException()))))
        .isEmpty();
  }

  @Test
  void a_record_at_fault_has_a_code_and_no_content() {
    assertThat(RecordFault.of(wrapped(new UnfitRecord(UnfitRecord.Reason.AGENCY_OF_ANOTHER_TOPIC))))
        .hasValue("AGENCY_OF_ANOTHER_TOPIC");
    assertThat(RecordFault.of(wrapped(read("Marigold".getBytes(StandardCharsets.UTF_8)))))
        .hasValue("NOT_CONFLUENT_WIRE_FORMAT");
  }

  private static RuntimeException wrapped(Throwable cause) {
    return new ListenerExecutionFailedException("the listener failed", cause);
  }

  /** What comes of reading bytes while no registry answers. */
  private static Throwable read(byte[] bytes) {
    URI nobody = URI.create("http://127.0.0.1:" + FreePort.next());
    try (Serde<Referral> referrals = new EventSerdes(nobody).referrals()) {
      return catchThrowable(
          () -> referrals.deserializer().deserialize("referrals.police.v1", bytes));
    }
  }
}
