package org.referralrouter.routing.procedure;

import static org.referralrouter.concern.Agency.HR_ALLEGATIONS;
import static org.referralrouter.concern.Agency.POLICE;
import static org.referralrouter.concern.Agency.SOCIAL_CARE;
import static org.referralrouter.concern.Category.ABUSE_IMAGES_VIEWING;
import static org.referralrouter.concern.Category.HARMFUL_CONTENT;
import static org.referralrouter.concern.Category.ONLINE_GROOMING;
import static org.referralrouter.routing.procedure.DecisionAssert.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.referralrouter.concern.Role;
import org.referralrouter.decision.Decision;

/** Ages as the reading's Words reckon them. */
class AgeRulesTest {
  private static final DecisionMaker PROCEDURE =
      ProcedureDirectory.bundled("staffordshire-e-safety", "1").decisions();
  private static final LocalDate DAY = LocalDate.of(2026, 11, 2);

  @Test
  void a_harmed_person_whose_age_nobody_gave_is_protected_as_a_child_and_their_age_asked() {
    assertThat(decide(SampleConcern.of(ONLINE_GROOMING).with("child-1", Role.VICTIM, Map.of())))
        .refers(SOCIAL_CARE, "child-1", "C1", "C5")
        .asks(SOCIAL_CARE, "Q12", "ageGroup", "child-1")
        .doesNotAsk("Q14");
  }

  @Test
  void a_person_of_the_household_whose_age_nobody_gave_is_assessed_as_a_child() {
    assertThat(
            decide(
                SampleConcern.of(ABUSE_IMAGES_VIEWING)
                    .with("child-1", Role.HOUSEHOLD_CHILD, Map.of())))
        .refers(SOCIAL_CARE, "child-1", "C3")
        .doesNotAsk("Q12");
  }

  @Test
  void a_witness_whose_age_nobody_gave_is_not_taken_for_a_child() {
    assertThat(decide(SampleConcern.of(ONLINE_GROOMING).with("person-1", Role.WITNESS, Map.of())))
        .refersNothingAbout("person-1")
        .doesNotAsk("Q12");
  }

  @Test
  void a_date_of_birth_makes_a_child_until_the_day_of_the_eighteenth_birthday() {
    SampleConcern born =
        SampleConcern.of(ONLINE_GROOMING)
            .with("child-1", Role.VICTIM, Map.of("dateOfBirth", "2008-11-03"));

    assertThat(PROCEDURE.decide(born.concern(), LocalDate.of(2026, 11, 2)))
        .refers(SOCIAL_CARE, "child-1", "C1")
        .doesNotAsk("Q12");
    assertThat(PROCEDURE.decide(born.concern(), LocalDate.of(2026, 11, 3)))
        .refersNothingAbout("child-1")
        .asks(POLICE, "Q14", "children", null);
  }

  @Test
  void a_suspect_is_an_adult_by_date_of_birth_alone() {
    assertThat(
            decide(
                SampleConcern.of(ABUSE_IMAGES_VIEWING)
                    .with(
                        "suspect-1",
                        Role.SUSPECT,
                        Map.of("dateOfBirth", "1980-01-01", "worksWithChildren", "YES"))))
        .refers(HR_ALLEGATIONS, "suspect-1", "S2")
        .doesNotAsk("Q4");
  }

  @Test
  void
      a_suspect_whose_age_group_and_date_of_birth_contradict_each_other_counts_as_an_adult_and_is_asked_about() {
    assertThat(
            decide(
                SampleConcern.of(ABUSE_IMAGES_VIEWING)
                    .with(
                        "suspect-1",
                        Role.SUSPECT,
                        Map.of(
                            "ageGroup", "CHILD",
                            "dateOfBirth", "1980-01-01",
                            "worksWithChildren", "YES"))))
        .refers(HR_ALLEGATIONS, "suspect-1", "S2")
        .asks(POLICE, "Q4", "ageGroup", "suspect-1");
  }

  @Test
  void
      a_victim_whose_age_group_and_date_of_birth_contradict_each_other_counts_as_a_child_and_is_asked_about() {
    assertThat(
            decide(
                SampleConcern.of(ONLINE_GROOMING)
                    .with(
                        "child-1",
                        Role.VICTIM,
                        Map.of("ageGroup", "ADULT", "dateOfBirth", "2015-01-01"))))
        .refers(SOCIAL_CARE, "child-1", "C1")
        .asks(SOCIAL_CARE, "Q12", "ageGroup", "child-1");
  }

  @Test
  void an_age_is_not_asked_of_somebody_whom_no_rule_refers() {
    assertThat(decide(SampleConcern.of(HARMFUL_CONTENT).with("child-1", Role.VICTIM, Map.of())))
        .refersNothingAbout("child-1")
        .doesNotAsk("Q12");
  }

  private static Decision decide(SampleConcern concern) {
    return PROCEDURE.decide(concern.concern(), DAY);
  }
}
