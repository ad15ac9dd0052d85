package org.referralrouter.routing.concern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.referralrouter.concern.Agency;
import org.referralrouter.decision.Urgency;
import org.referralrouter.routing.procedure.ProcedureDirectory;
import org.referralrouter.wire.Json;
import tools.jackson.databind.node.ObjectNode;

/** London's clocks go back on 25 October 2026 and forward on 29 March 2026 and 28 March 2027. */
class ResponseClockTest {
  private static final ProcedureDirectory PROCEDURE =
      ProcedureDirectory.bundled("staffordshire-e-safety", "1");

  /** With a holiday on Monday, 21 December 2026. */
  private static final ResponseClock CLOCK =
      new ResponseClock(
          Clocks.read(PROCEDURE.clocks()),
          ZoneId.of("Europe/London"),
          Set.of(LocalDate.of(2026, 12, 21), LocalDate.of(2026, 12, 25)));

  @ParameterizedTest(name = "{2}")
  @CsvSource({
    "2026-12-18T16:00:00Z, 2026-12-18T16:15:00Z, on a Friday at four",
    "2026-12-25T03:00:00Z, 2026-12-25T03:15:00Z, on a holiday at night",
    "2026-10-25T00:50:00Z, 2026-10-25T01:05:00Z, while the clocks go back"
  })
  void an_immediate_referral_has_a_quarter_of_an_hour_at_any_time(
      Instant issued, Instant due, String when) {
    assertThat(receiptBy(issued, Urgency.IMMEDIATE)).isEqualTo(due);
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource({
    "2026-12-18T16:00:00Z, 2026-12-18T20:00:00Z, beyond closing time",
    "2027-03-28T00:00:00Z, 2027-03-28T04:00:00Z, while the clocks go forward"
  })
  void an_urgent_referral_has_four_hours_at_any_time(Instant issued, Instant due, String when) {
    assertThat(receiptBy(issued, Urgency.URGENT)).isEqualTo(due);
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
    assertThat(receiptBy(issued, Urgency.STANDARD)).isEqualTo(due);
  }

  @Test
  void L13_a_decision_is_due_one_working_day_after_receipt() {
    assertThat(decisionBy("2026-12-18T11:00:00Z", Urgency.URGENT))
        .isEqualTo("2026-12-22T15:00:00Z");
    assertThat(decisionBy("2026-12-14T11:00:00Z", Urgency.STANDARD))
        .isEqualTo("2026-12-16T11:00:00Z");
  }

  @Test
  void the_board_hears_as_long_after_the_duty_manager() {
    Instant start = Instant.parse("2026-12-18T15:45:00Z");

    assertThat(CLOCK.boardBy(start, Urgency.IMMEDIATE)).isEqualTo("2026-12-18T16:00:00Z");
    assertThat(CLOCK.boardBy(start, Urgency.URGENT)).isEqualTo("2026-12-18T19:45:00Z");
    assertThat(CLOCK.boardBy(start, Urgency.STANDARD)).isEqualTo("2026-12-22T15:45:00Z");
  }

  @Test
  void an_agency_with_times_of_its_own_is_waited_for_by_these_and_every_other_as_before() {
    ObjectNode clocks = (ObjectNode) Json.mapper().readTree(PROCEDURE.clocks());
    ObjectNode times = clocks.deepCopy();
    times.remove("workingHours");
    ((ObjectNode) times.get("receiptWithin")).putObject("URGENT").put("elapsed", "PT1H");
    clocks.putObject("agencies").set("HEALTH", times);
    ResponseClock clock =
        new ResponseClock(
            Clocks.read(Json.mapper().writeValueAsBytes(clocks)), CLOCK.zone(), CLOCK.holidays());
    Instant asked = Instant.parse("2026-12-18T16:00:00Z");

    assertThat(clock.of(new Agency("HEALTH")).receiptBy(asked, Urgency.URGENT))
        .isEqualTo("2026-12-18T17:00:00Z");
    assertThat(clock.of(Agency.POLICE).receiptBy(asked, Urgency.URGENT))
        .isEqualTo("2026-12-18T20:00:00Z");
  }

  @Test
  void bank_holidays_come_along_a_standard_concern_of_christmas_eve_noon_is_due_on_29_december() {
    BankHolidays holidays = BankHolidays.ofEngland();
    ResponseClock clock =
        new ResponseClock(
            Clocks.read(PROCEDURE.clocks()), ZoneId.of("Europe/London"), holidays.days());

    Instant due = clock.receiptBy(Instant.parse("2025-12-24T12:00:00Z"), Urgency.STANDARD);

    assertThat(due).isEqualTo("2025-12-29T12:00:00Z");
    assertThat(holidays.days())
        .allMatch(day -> !day.isBefore(holidays.from()) && !day.isAfter(holidays.to()));
  }

  @Test
  void bank_holidays_warn_from_three_months_before_they_end() {
    BankHolidays holidays = BankHolidays.ofEngland();

    assertThat(holidays.endSoon(holidays.to().minusMonths(3))).isFalse();
    assertThat(holidays.endSoon(holidays.to().minusMonths(3).plusDays(1))).isTrue();
    assertThat(holidays.endSoon(holidays.to().plusYears(1))).isTrue();
  }

  private static Instant receiptBy(Instant issued, Urgency urgency) {
    return CLOCK.receiptBy(issued, urgency);
  }

  private static Instant decisionBy(String issued, Urgency urgency) {
    return CLOCK.decisionBy(CLOCK.receiptBy(Instant.parse(issued), urgency));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"PT15M\" | \"PT-15M\" | receiptWithin must give each urgency a time",
        "\"URGENT\" | \"SOON\" | clocks.json cannot be read",
        "{ \"workingDays\": 1 } | { \"workingDays\": 0 } | receiptWithin must give each",
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
