package org.referralrouter.routing.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.referralrouter.concern.Agency.DESIGNATED_OFFICER;
import static org.referralrouter.concern.Agency.HR_ALLEGATIONS;
import static org.referralrouter.concern.Category.ABUSE_IMAGES_VIEWING;
import static org.referralrouter.concern.Category.CYBERBULLYING;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Category;
import org.referralrouter.concern.Concern;
import org.referralrouter.concern.Position;
import org.referralrouter.concern.Role;
import org.referralrouter.decision.Decision;
import org.referralrouter.decision.NotReferred;

/** Suspects who would be told of themselves (reading, S2 and K7). */
class PositionRulesTest {
  private static final DecisionMaker PROCEDURE =
      ProcedureDirectory.bundled("staffordshire-e-safety", "1").decisions();
  private static final LocalDate DAY = LocalDate.of(2026, 11, 2);

  @Test
  void where_any_suspect_is_the_hr_contact_hr_is_told_of_nobody() {
    Concern concern =
        SampleConcern.of(ABUSE_IMAGES_VIEWING)
            .with("suspect-1", Role.SUSPECT, worker())
            .with("suspect-2", Role.SUSPECT, Map.of("positions", "HR_CONTACT"))
            .concern();
    Decision decision = PROCEDURE.decide(concern, DAY);

    DecisionAssert.assertThat(decision)
        .refersNobodyTo(HR_ALLEGATIONS)
        .refers(DESIGNATED_OFFICER, "suspect-1", "S3");
    assertThat(decision.notReferred())
        .containsExactly(
            new NotReferred(HR_ALLEGATIONS, "suspect-1", "CONFLICT_OF_INTEREST", "16"));
    assertThat(PROCEDURE.barred(concern)).containsExactly(HR_ALLEGATIONS);
  }

  @Test
  void each_suspect_who_works_with_children_is_named_as_not_referred() {
    Concern concern =
        SampleConcern.of(ABUSE_IMAGES_VIEWING)
            .with("suspect-1", Role.SUSPECT, worker())
            .with(
                "suspect-2",
                Role.SUSPECT,
                Map.of("worksWithChildren", "YES", "ageGroup", "ADULT", "positions", "HR_CONTACT"))
            .concern();

    assertThat(PROCEDURE.decide(concern, DAY).notReferred())
        .extracting(NotReferred::subject)
        .containsExactly("suspect-1", "suspect-2");
  }

  @Test
  void an_hr_contact_who_is_not_suspected_bars_nothing() {
    Concern concern =
        SampleConcern.of(ABUSE_IMAGES_VIEWING)
            .with("suspect-1", Role.SUSPECT, worker())
            .with("adult-1", Role.WITNESS, Map.of("positions", "HR_CONTACT"))
            .concern();

    DecisionAssert.assertThat(PROCEDURE.decide(concern, DAY))
        .refers(HR_ALLEGATIONS, "suspect-1", "S2");
    assertThat(PROCEDURE.barred(concern)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "POLICE_DESK, POLICE, ABUSE_IMAGES_VIEWING",
    "SOCIAL_CARE_DESK, SOCIAL_CARE, ABUSE_IMAGES_VIEWING",
    "CEOP_DESK, CEOP_PREPARATION, ABUSE_IMAGES_VIEWING",
    "DESIGNATED_OFFICER_DESK, DESIGNATED_OFFICER, ABUSE_IMAGES_VIEWING",
    "DUTY_DESK, TRIAGE, CYBERBULLYING"
  })
  void a_suspect_at_a_desk_restricts_the_readers_of_that_agency_alone(
      Position desk, Agency agency, Category category) {
    Concern concern =
        SampleConcern.of(category)
            .with("suspect-1", Role.SUSPECT, worker())
            .with("suspect-2", Role.SUSPECT, Map.of("positions", desk.name()))
            .concern();

    DecisionAssert.assertThat(PROCEDURE.decide(concern, DAY)).flagsOnly("K7", agency);
    assertThat(PROCEDURE.barred(concern)).isEmpty();
  }

  @Test
  void a_desk_of_somebody_who_is_not_suspected_restricts_nobody() {
    Concern concern =
        SampleConcern.of(CYBERBULLYING)
            .with("adult-1", Role.WITNESS, Map.of("positions", "DUTY_DESK"))
            .concern();

    DecisionAssert.assertThat(PROCEDURE.decide(concern, DAY)).flags(Agency.TRIAGE, null);
  }

  private static Map<String, String> worker() {
    return Map.of("worksWithChildren", "YES", "ageGroup", "ADULT");
  }
}
