package org.referralrouter.routing.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;

class ReceivedRecordSerdeTest {
  @Test
  void a_record_is_the_same_on_the_other_side() {
    ReceivedRecord whole =
        new ReceivedRecord(
            "responses.police.v1",
            3,
            Long.MAX_VALUE,
            Bytes.wrap(new byte[0]),
            Bytes.wrap(new byte[] {0, 1, 2}));
    ReceivedRecord empty = new ReceivedRecord("responses.triage.v1", 0, 0, null, null);

    assertThat(there(whole)).isEqualTo(whole);
    assertThat(there(empty)).isEqualTo(empty);
  }

  @Test
  void another_version_is_refused_with_what_to_do() {
    assertThatThrownBy(
            () -> ReceivedRecordSerde.INSTANCE.deserializer().deserialize("x", new byte[] {9}))
        .hasMessageContaining("format 9")
        .hasMessageContaining("Start the version that wrote it");
  }

  @Test
  void what_was_received_never_prints() {
    assertThat(
            new ReceivedRecord(
                "responses.police.v1", 3, 5, null, Bytes.wrap("Robin".getBytes(UTF_8))))
        .hasToString("responses.police.v1-3 at 5");
  }

  private static ReceivedRecord there(ReceivedRecord record) {
    return ReceivedRecordSerde.INSTANCE
        .deserializer()
        .deserialize("x", ReceivedRecordSerde.INSTANCE.serializer().serialize("x", record));
  }
}
