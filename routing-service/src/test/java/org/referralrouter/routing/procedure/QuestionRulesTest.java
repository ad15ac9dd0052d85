package org.referralrouter.routing.procedure;

import static org.referralrouter.concern.Agency.POLICE;
import static org.referralrouter.concern.Agency.TRIAGE;
import static org.referralrouter.concern.Category.CHILD_SHARING_IMAGES;
import static org.referralrouter.concern.Category.CYBERBULLYING;
import static org.referralrouter.concern.Category.HARMFUL_CONTENT;
import static org.referralrouter.concern.Category.ONLINE_GROOMING;
import static org.referralrouter.routing.procedure.DecisionAssert.assertThat;
import static org.referralrouter.routing.procedure.GeneratedConcerns.RECEIVED;

import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.referralrouter.concern.Category;
import org.referralrouter.concern.Role;
import org.referralrouter.decision.DecidedReferral;
import org.referralrouter.decision.Decision;
import org.referralrouter.decision.Purpose;

/** Questions that are answered by naming a person (reading, Q13 and Q14). */
class QuestionRulesTest {
  private static final DecisionMaker PROCEDURE =
      ProcedureDirectory.bundled("staffordshire-e-safety", "1").decisions();

  @Test
  void the_police_are_asked_who_is_suspected_where_nobody_is() {
    assertThat(decide(SampleConcern.of(ONLINE_GROOMING))).asks(POLICE, "Q13", "suspects", null);
    assertThat(decide(SampleConcern.of(ONLINE_GROOMING).with("suspect-1", Role.SUSPECT, Map.of())))
        .doesNotAsk("Q13");
    assertThat(decide(SampleConcern.of(HARMFUL_CONTENT))).doesNotAsk("Q13");
  }

  @ParameterizedTest
  @CsvSource({
    "CYBERBULLYING, /bullying/severity, SERIOUS",
    "RECORDED_ASSAULT, /bullying/severity, SIGNIFICANT_HARM",
    "CHILD_SHARING_IMAGES, /images/sexual, UNKNOWN",
    "CHILD_VIEWING_ABUSE_IMAGES, /summary, Words",
    "HARMFUL_CONTENT, /summary, Words",
    "CHILD_VIEWING_PORNOGRAPHY, /pornography/beyondCuriosity, YES",
    "CHILD_VIEWING_PORNOGRAPHY, /pornography/usedInGrooming, YES"
  })
  void the_duty_desk_is_asked_which_child_was_harmed(
      Category category, String pointer, String value) {
    assertThat(decide(SampleConcern.of(category).where(pointer, value)))
        .asks(TRIAGE, "Q14", "children", null);
  }

  @ParameterizedTest
  @CsvSource({
    "CYBERBULLYING, /bullying/severity, LOW",
    "CYBERBULLYING, /bullying/severity, UNKNOWN",
    "CHILD_SHARING_IMAGES, /images/sexual, NO",
    "CHILD_VIEWING_PORNOGRAPHY, /pornography/beyondCuriosity, NO"
  })
  void nobody_is_asked_for_a_child_where_none_need_have_come_to_harm(
      Category category, String pointer, String value) {
    assertThat(decide(SampleConcern.of(category).where(pointer, value))).doesNotAsk("Q14");
  }

  @Test
  void of_a_sexual_concern_the_police_alone_are_asked_for_the_child() {
    Decision decision = decide(SampleConcern.of(ONLINE_GROOMING, HARMFUL_CONTENT));

    assertThat(decision).asks(POLICE, "Q14", "children", null).refersNobodyTo(TRIAGE);
  }

  @Test
  void a_child_who_was_harmed_answers_it_and_a_child_suspect_does_not() {
    assertThat(
            decide(
                SampleConcern.of(CHILD_SHARING_IMAGES)
                    .with("child-1", Role.VICTIM, Map.of("ageGroup", "CHILD"))))
        .doesNotAsk("Q14");
    assertThat(
            decide(
                SampleConcern.of(CHILD_SHARING_IMAGES)
                    .with("child-1", Role.SUSPECT, Map.of("ageGroup", "CHILD"))))
        .asks(TRIAGE, "Q14", "children", null);
  }

  @Test
  void a_question_that_no_referral_carries_goes_to_the_duty_desk_on_its_own_paragraph() {
    Decision decision = decide(SampleConcern.of(CYBERBULLYING).where("/bullying/severity", "LOW"));

    DecidedReferral triage = decision.referrals().getFirst();
    Assertions.assertThat(decision.referrals()).hasSize(1);
    Assertions.assertThat(triage.agency()).isEqualTo(TRIAGE);
    Assertions.assertThat(triage.purposes())
        .extracting(Purpose::code)
        .containsExactly("ANSWER_QUESTION");
    Assertions.assertThat(triage.purposes().getFirst().rules()).containsExactly("Q6", "Q8");
    Assertions.assertThat(triage.purposes().getFirst().paragraphs()).containsExactly("11", "46");
  }

  private static Decision decide(SampleConcern concern) {
    return PROCEDURE.decide(concern.concern(), RECEIVED);
  }
}
