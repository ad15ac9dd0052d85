package org.referralrouter.routing.concern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.referralrouter.routing.concern.ARouter.CLOCK;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.referralrouter.decision.Urgency;
import org.referralrouter.routing.procedure.ProcedureDirectory;

/** London's clocks go back on 25 October 2026 and forward on 29 March 2026 and 28 March 2027. */
class AcknowledgementClockTest {

  @ParameterizedTest(name = "{2}")
  @CsvSource({
    "2026-12-18T16:00:00Z, 2026-12-18T16:15:00Z, on a Friday at four",
    "2026-12-25T03:00:00Z, 2026-12-25T03:15:00Z, on a holiday at night",
    "2026-10-25T00:50:00Z, 2026-10-25T01:05:00Z, while the clocks go back"
  })
  void an_immediate_referral_has_a_quarter_of_an_hour_at_any_time(
      Instant issued, Instant due, String when) {
    assertThat(CLOCK.acknowledgeBy(issued, Urgency.IMMEDIATE)).isEqualTo(due);
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource({
    "2026-12-18T16:00:00Z, 2026-12-18T20:00:00Z, beyond closing time",
    "2027-03-28T00:00:00Z, 2027-03-28T04:00:00Z, while the clocks go forward"
  })
  void an_urgent_referral_has_four_hours_at_any_time(Instant issued, Instant due, String when) {
    assertThat(CLOCK.acknowledgeBy(issued, Urgency.URGENT)).isEqualTo(due);
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource({
    "2026-12-14T11:00:00Z, 2026-12-15T11:00:00Z, on a working day",
    "2026-12-18T16:00:00Z, 2026-12-22T16:00:00Z, before a weekend and a holiday",
    "2026-12-19T12:00:00Z, 2026-12-22T17:00:00Z, on the weekend before the holiday",
    "2026-12-21T12:00:00Z, 2026-12-22T17:00:00Z, on the holiday",
    "2026-12-14T05:00:00Z, 2026-12-14T17:00:00Z, before opening",
    "2026-12-14T17:00:00Z, 2026-12-15T17:00:00Z, at closing",
    "2026-07-07T05:00:00Z, 2026-07-07T16:00:00Z, in summer time",
    "2026-10-23T13:00:00Z, 2026-10-26T14:00:00Z, before the weekend on which the clocks go back",
    "2026-03-27T14:00:00Z, 2026-03-30T13:00:00Z, before the weekend on which the clocks go forward"
  })
  void a_standard_referral_has_one_working_day(Instant issued, Instant due, String when) {
    assertThat(CLOCK.acknowledgeBy(issued, Urgency.STANDARD)).isEqualTo(due);
  }

  @Test
  void the_board_hears_as_long_after_the_duty_manager() {
    Instant due = Instant.parse("2026-12-18T16:00:00Z");

    assertThat(CLOCK.boardBy(due, Urgency.IMMEDIATE)).isEqualTo("2026-12-18T16:15:00Z");
    assertThat(CLOCK.boardBy(due, Urgency.URGENT)).isEqualTo("2026-12-18T20:00:00Z");
    assertThat(CLOCK.boardBy(due, Urgency.STANDARD)).isEqualTo("2026-12-22T16:00:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"PT15M\" | \"PT-15M\" | acknowledgeWithin must give each urgency a time",
        "\"URGENT\" | \"SOON\" | clocks.json cannot be read",
        "{ \"workingDays\": 1 } | { \"workingDays\": 0 } | acknowledgeWithin must give each",
        "{ \"workingDays\": 1 } | {} | clocks.json cannot be read",
        "\"17:00\" | \"08:00\" | open before they close",
        "\"boardAfter\" | \"afterwards\" | clocks.json cannot be read",
      })
  void clocks_that_are_none_are_refused_with_the_reason(String was, String is, String reason) {
    String broken =
        new String(
                ProcedureDirectory.bundled("staffordshire-e-safety", "1").clocks(),
                StandardCharsets.UTF_8)
            .replace(was, is);

    assertThatThrownBy(() -> Clocks.read(broken.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }
}
