package org.referralrouter.routing.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.referralrouter.routing.concern.Clocks;
import org.referralrouter.routing.needtoknow.NeedToKnow;
import org.referralrouter.routing.procedure.ProcedureDirectory;
import org.referralrouter.wire.AgenciesFile;
import org.referralrouter.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How wide a need-to-know table and how long a clock may be at most. */
class CeilingsTest {
  private final ProcedureDirectory procedure =
      ProcedureDirectory.bundled("staffordshire-e-safety", "1");

  @Test
  void the_procedure_that_comes_along_keeps_them() {
    assertThat(
            SharingGuard.refusals(
                new NeedToKnow(procedure.needToKnow(), AgenciesFile.bundled()),
                AgenciesFile.bundled()))
        .isEmpty();
    assertThat(refusals(procedure.clocks())).isEmpty();
  }

  static Stream<Arguments> grants() {
    return Stream.of(
        Arguments.of("HR_ALLEGATIONS", "subject"),
        Arguments.of("HR_ALLEGATIONS", "childSubject"),
        Arguments.of("HR_ALLEGATIONS", "concern"),
        Arguments.of("HR_ALLEGATIONS", "concernAfterRelease"),
        Arguments.of("HR_ALLEGATIONS", "otherChildren"),
        Arguments.of("HR_ALLEGATIONS", "suspects"),
        Arguments.of("HR_ALLEGATIONS", "otherAdults"),
        Arguments.of("HR_ALLEGATIONS", "reporter"),
        Arguments.of("HR_ALLEGATIONS", "online"),
        Arguments.of("HR_ALLEGATIONS", "evidence"),
        Arguments.of("DESIGNATED_OFFICER", "concern"),
        Arguments.of("DESIGNATED_OFFICER", "suspects"),
        Arguments.of("DESIGNATED_OFFICER", "otherChildren"),
        Arguments.of("DESIGNATED_OFFICER", "otherAdults"),
        Arguments.of("DESIGNATED_OFFICER", "reporter"),
        Arguments.of("DESIGNATED_OFFICER", "evidence"),
        Arguments.of("SOCIAL_CARE", "protectedReporter"),
        Arguments.of("CEOP_PREPARATION", "protectedReporter"),
        Arguments.of("HR_ALLEGATIONS", "protectedReporter"),
        Arguments.of("DESIGNATED_OFFICER", "protectedReporter"),
        Arguments.of("TRIAGE", "protectedReporter"));
  }

  @ParameterizedTest(name = "{1} to {0}")
  @MethodSource("grants")
  void a_row_that_grants_everything_is_refused_by_its_name(String agency, String row) {
    ObjectNode table = (ObjectNode) Json.mapper().readTree(procedure.needToKnow());
    ((ObjectNode) table.at("/agencies/" + agency)).put(row, "*");

    assertThat(
            SharingGuard.refusals(
                new NeedToKnow(Json.mapper().writeValueAsBytes(table), AgenciesFile.bundled()),
                AgenciesFile.bundled()))
        .extracting(Refusal::row)
        .contains(agency + "/" + row);
  }

  @Test
  void one_name_too_many_is_refused_by_the_field() {
    ObjectNode table = (ObjectNode) Json.mapper().readTree(procedure.needToKnow());
    table.withArray("/agencies/TRIAGE/protectedReporter").add("phone");

    assertThat(
            SharingGuard.refusals(
                new NeedToKnow(Json.mapper().writeValueAsBytes(table), AgenciesFile.bundled()),
                AgenciesFile.bundled()))
        .singleElement()
        .extracting(Refusal::toString)
        .isEqualTo("need-to-know.json, TRIAGE/protectedReporter: no procedure may grant phone");
  }

  private static List<Refusal> refusals(byte[] clocks) {
    return ClockGuard.refusals(Clocks.read(clocks), AgenciesFile.bundled());
  }

  @Test
  void an_agencys_own_times_are_held_to_the_same_and_its_code_is_one_of_the_procedures() {
    ObjectNode clocks = (ObjectNode) Json.mapper().readTree(procedure.clocks());
    ObjectNode times = clocks.deepCopy();
    times.remove("workingHours");
    ((ObjectNode) times.get("receiptWithin")).putObject("URGENT").put("elapsed", "PT25H");
    clocks.putObject("agencies").set("HEALTH", times);
    clocks.withObject("agencies").set("HR_ALLEGATIONS", times);

    assertThat(refusals(Json.mapper().writeValueAsBytes(clocks)))
        .extracting(Refusal::toString)
        .containsExactly(
            "clocks.json, agencies.HR_ALLEGATIONS.receiptWithin.URGENT: must be at most 24 hours,"
                + " and is 25 hours",
            "clocks.json, agencies.HEALTH: is no agency of the procedure");
  }

  static Stream<Arguments> clocks() {
    return Stream.of(
        Arguments.of("/receiptWithin/IMMEDIATE", "{\"elapsed\": \"PT1H1S\"}", "at most 1 hour"),
        Arguments.of("/receiptWithin/URGENT", "{\"elapsed\": \"PT96H\"}", "and is 96 hours"),
        Arguments.of("/receiptWithin/URGENT", "{\"workingDays\": 1}", "at most 24 hours"),
        Arguments.of("/receiptWithin/STANDARD", "{\"workingDays\": 4}", "at most 3 working days"),
        Arguments.of("/receiptWithin/STANDARD", "{\"elapsed\": \"PT49H\"}", "or 48 hours"),
        Arguments.of("/boardAfter/IMMEDIATE", "{\"elapsed\": \"PT2H\"}", "at most 1 hour"),
        Arguments.of("/boardAfter/URGENT", "{\"elapsed\": \"PT25H\"}", "at most 24 hours"),
        Arguments.of("/boardAfter/STANDARD", "{\"workingDays\": 9}", "and is 9 working days"),
        Arguments.of("/decisionAfterReceipt", "{\"workingDays\": 4}", "at most 3 working days"),
        Arguments.of("/workingHours/days", "[\"MONDAY\"]", "works on [TUESDAY, WEDNESDAY"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("clocks")
  void a_clock_that_is_too_long_is_refused_by_its_field(String at, String value, String says) {
    ObjectNode clocks = (ObjectNode) Json.mapper().readTree(procedure.clocks());
    JsonNode changed = Json.mapper().readTree(value);
    int end = at.lastIndexOf('/');
    ((ObjectNode) clocks.at(at.substring(0, end))).set(at.substring(end + 1), changed);

    assertThat(refusals(Json.mapper().writeValueAsBytes(clocks)))
        .singleElement()
        .satisfies(
            refusal -> {
              assertThat(refusal.row()).isEqualTo(at.substring(1).replace('/', '.'));
              assertThat(refusal.reason()).contains(says);
            });
  }
}
