package org.referralrouter.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.referralrouter.wire.Json;

class AuditTextTest {
  @Test
  void entries_are_counted_by_type_in_the_order_of_their_first() {
    var entries =
        Json.mapper()
            .readTree(
                """
                [{"type": "Concern"}, {"type": "Referral"}, {"type": "Decision"}, {"type": "Referral"}]
                """);

    assertThat(AuditText.counted(entries))
        .isEqualTo("4 entries: Concern 1, Referral 2, Decision 1");
  }
}
