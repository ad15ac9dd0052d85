package org.referralrouter.routing.simulate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.referralrouter.concern.Concern;
import org.referralrouter.concern.Reading;
import org.referralrouter.routing.guard.MadeUpConcerns;
import org.referralrouter.routing.procedure.ProcedureDirectory;
import org.referralrouter.wire.AgenciesFile;
import org.referralrouter.wire.ConcernJson;

/** All that a candidate would change is told, before and after. */
class SimulationTest {
  private static final ProcedureDirectory CURRENT =
      ProcedureDirectory.bundled("staffordshire-e-safety", "1");
  private static final List<Concern> PAST =
      List.of(
          concern("\"categories\": [\"ONLINE_GROOMING\"], \"organisedAbuse\": \"YES\""),
          concern(
              "\"categories\": [\"ONLINE_GROOMING\"], \"people\": [{\"ref\": \"suspect-1\", \"roles\": [\"SUSPECT\"], \"ageGroup\": \"ADULT\"}]"),
          concern(
              "\"categories\": [\"CYBERBULLYING\"], \"immediateDanger\": \"NO\", \"crimeAlleged\": \"NO\", \"bullying\": {\"severity\": \"LOW\"}"));

  private ProcedureDirectory candidate = CURRENT;
  private String told = "";

  @Test
  void a_struck_row_is_told_though_no_past_concern_ever_met_it() {
    strike("rules-child.dmn", "C4");

    assertThat(weaker()).isPositive();
    assertThat(told)
        .contains("3 past concerns, 3 decided alike")
        .contains("On made-up concerns alone")
        .contains("weaker   SOCIAL_CARE         purpose: EXPLOITATION_PROCEDURE → none  [C4]");
  }

  @Test
  void a_new_row_gains_a_referral_and_protects_no_child_less() {
    String table = new String(CURRENT.bytes("rules-concern.dmn"), UTF_8);
    int start = table.indexOf("<rule id=\"P10\">");
    int end = table.indexOf("</rule>", start) + "</rule>".length();
    String row = table.substring(start, end);
    String more = row.replace("P10", "P15").replace("CHILD_VIEWING_ABUSE_IMAGES", "CYBERBULLYING");
    candidate = CURRENT.with("rules-concern.dmn", table.replace(row, row + more).getBytes(UTF_8));

    assertThat(weaker()).as(told).isZero();
    assertThat(told)
        .contains("stronger POLICE              referral: none → URGENT INVESTIGATION  [P15]");
  }

  @Test
  void a_lower_urgency_is_told_before_and_after() {
    cell("P1_out_urgency", "\"STANDARD\"");
    cell("P2_out_urgency", "\"STANDARD\"");

    assertThat(weaker()).isPositive();
    assertThat(told)
        .contains("0 lost, 0 gained, 1 changed")
        .contains("weaker   POLICE              urgency: URGENT → STANDARD  [P1 P2]")
        .containsPattern("1: concern 2");
  }

  @Test
  void another_authority_for_the_same_is_told_and_protects_no_child_less() {
    cell("P2_out_basis", "\"INTERPRETATION\"");

    assertThat(weaker()).isZero();
    assertThat(told)
        .contains(
            "other    POLICE              purpose CHECKS_ON_SUSPECT: ¶13 P2 EXPLICIT → ¶13 P2 INTERPRETATION  [P2]");
  }

  @Test
  void flags_instructions_and_questions_that_go_are_told() {
    strike("handling.dmn", "H1");
    strike("handling.dmn", "H17");
    strike("confidentiality.dmn", "K3");
    strike("questions-concern.dmn", "Q5");

    assertThat(weaker()).isPositive();
    assertThat(told)
        .contains("handling: CHECK_OTHER_CHILDREN_IN_CONTACT (paragraph 13) → none  [H1]")
        .contains("handling: SEXUAL_OFFENCES_ACT_FRAMEWORK (paragraph 20) → none  [H17]")
        .contains("flag: COVERT_ACTIVITY_POSSIBLE → none  [K3]")
        .contains("question: organisedAbuse → none  [Q5]");
  }

  @Test
  void an_embargo_that_does_not_open_is_told() {
    change(
        "confidentiality.dmn",
        "K1_out_embargoEffect\"><text>\"OPENS\"",
        "K1_out_embargoEffect\"><text>\"NONE\"");

    assertThat(weaker()).isPositive();
    assertThat(told).containsPattern("weaker +embargo: ACTIVE → NONE");
  }

  @Test
  void advice_that_goes_and_a_conflict_that_is_passed_over_are_told() {
    strike("advice.dmn", "A1");
    strike("not-referred.dmn", "S2_CONFLICT");

    assertThat(weaker()).isPositive();
    assertThat(told)
        .containsPattern("weaker +advice: AGENCY_ANTI_BULLYING_POLICY → none")
        .containsPattern("weaker +not referred: HR_ALLEGATIONS CONFLICT_OF_INTEREST ¶16 → none");
  }

  @Test
  void a_question_that_another_agency_is_asked_is_not_lost() {
    cell("questions-concern.dmn", "Q5_out_agency", "\"SOCIAL_CARE\"");

    weaker();
    assertThat(told)
        .contains(
            "other    POLICE              question: organisedAbuse → asked of another agency");
  }

  @Test
  void a_clock_that_is_longer_and_a_field_that_is_shared_are_told_whatever_the_concern() {
    change("clocks.json", "PT4H", "PT20H");
    change("need-to-know.json", "\"online\": \\[\"kind\"\\]", "\"online\": [\"kind\", \"url\"]");

    assertThat(weaker()).isEqualTo(3);
    assertThat(told)
        .contains("Whatever the concern")
        .contains("clock receiptWithin.URGENT: 4 hours → 20 hours")
        .contains("clock boardAfter.URGENT: 4 hours → 20 hours")
        .contains("weaker   SOCIAL_CARE         shared online: none → url");
  }

  @Test
  void a_shorter_clock_protects_no_child_less() {
    change("clocks.json", "PT4H", "PT2H");

    assertThat(weaker()).isZero();
    assertThat(told).containsPattern("stronger +clock receiptWithin.URGENT: 4 hours → 2 hours");
  }

  @Test
  void a_row_that_differs_in_a_way_that_no_concern_shows_is_told_as_unseen() {
    change(
        "handling.dmn",
        "H12_meeting\"><text>\"TRAVELLED\",\"TOOK_PLACE\"",
        "H12_meeting\"><text>\"TRAVELLED\"");

    assertThat(weaker()).isEqualTo(1);
    assertThat(told)
        .contains("Rows that differ, and no concern that was tried shows what that does")
        .containsPattern("unseen +row H12: as it was → meeting: \"TRAVELLED\",\"TOOK_PLACE\" → ");
  }

  private long weaker() {
    Simulation simulation = new Simulation(CURRENT, candidate);
    simulation.replayMadeUp();
    for (int i = 0; i < PAST.size(); i++) {
      simulation.replay("concern " + (i + 1), PAST.get(i), MadeUpConcerns.DAY);
    }
    StringWriter text = new StringWriter();
    new Report(CURRENT.procedure(), candidate.procedure(), simulation, 0)
        .table(new PrintWriter(text));
    told = text.toString();
    return simulation.weaker();
  }

  private void strike(String file, String row) {
    change(file, "<rule id=\"" + row + "\">.*?</rule>", "");
  }

  private void cell(String cell, String text) {
    cell("rules-concern.dmn", cell, text);
  }

  private void cell(String file, String cell, String text) {
    change(file, "(id=\"" + cell + "\"><text>)[^<]*", "$1" + text);
  }

  private void change(String file, String whole, String changed) {
    String before = new String(candidate.bytes(file), UTF_8);
    String after = Pattern.compile(whole, Pattern.DOTALL).matcher(before).replaceAll(changed);
    assertThat(after).isNotEqualTo(before);
    candidate = candidate.with(file, after.getBytes(UTF_8));
  }

  private static Concern concern(String facts) {
    String json =
        "{" + facts + ", \"summary\": \"Words.\", \"reporter\": {\"organisation\": \"Example\"}}";
    return ((Reading.Accepted) ConcernJson.read(json.getBytes(UTF_8), AgenciesFile.bundled()))
        .concern();
  }
}
