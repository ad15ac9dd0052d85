package org.referralrouter.routing.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.referralrouter.concern.Agency.HR_ALLEGATIONS;
import static org.referralrouter.concern.Agency.POLICE;
import static org.referralrouter.concern.Agency.SOCIAL_CARE;
import static org.referralrouter.concern.Category.ABUSE_IMAGES_VIEWING;
import static org.referralrouter.concern.Category.CHILD_VIEWING_ABUSE_IMAGES;
import static org.referralrouter.decision.Embargo.ACTIVE;
import static org.referralrouter.decision.Embargo.NONE;
import static org.referralrouter.decision.Embargo.RELEASED;
import static org.referralrouter.routing.procedure.GeneratedConcerns.RECEIVED;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.referralrouter.concern.Category;
import org.referralrouter.concern.Concern;
import org.referralrouter.concern.Role;
import org.referralrouter.decision.Confidentiality;
import org.referralrouter.decision.DecidedReferral;
import org.referralrouter.decision.Decision;
import org.referralrouter.decision.Embargo;
import org.referralrouter.decision.Handling;
import org.referralrouter.decision.Purpose;

/** Nobody suspected is alerted before the police allow it (paragraph 17). */
class EmbargoRulesTest {
  private static final ProcedureDirectory DIRECTORY =
      ProcedureDirectory.bundled("staffordshire-e-safety", "1");
  private static final DecisionMaker PROCEDURE = DIRECTORY.decisions();

  @ParameterizedTest
  @EnumSource(Category.class)
  void the_embargo_opens_with_every_sexual_category_whether_or_not_anybody_is_named(
      Category category) {
    boolean sexual = DIRECTORY.categoryGroups().categories("sexual").contains(category);
    Decision decision = PROCEDURE.decide(SampleConcern.of(category).concern(), RECEIVED);

    assertThat(decision.embargo()).isEqualTo(sexual ? ACTIVE : NONE);
    assertThat(decision.referrals())
        .isNotEmpty()
        .allSatisfy(
            referral ->
                assertThat(rules(referral).contains("K1"))
                    .as("DO_NOT_ALERT_SUSPECT for %s", referral.agency())
                    .isEqualTo(sexual));
  }

  @Test
  void hr_learns_of_images_only_once_the_embargo_is_released() {
    Concern concern = aColleague(ABUSE_IMAGES_VIEWING);

    DecisionAssert.assertThat(PROCEDURE.decide(concern, RECEIVED))
        .instructs(HR_ALLEGATIONS, "suspect-1")
        .flags(HR_ALLEGATIONS, "suspect-1", "K1", "K2", "K5")
        .instructs(POLICE, null, "H1", "H2");
    DecisionAssert.assertThat(PROCEDURE.decide(concern, RECEIVED, RELEASED))
        .instructs(HR_ALLEGATIONS, "suspect-1", "H2", "H17")
        .flags(HR_ALLEGATIONS, "suspect-1", "K5");
  }

  @Test
  void an_embargo_that_stands_is_kept_to_although_no_category_opens_it_any_more() {
    Concern corrected = aColleague(CHILD_VIEWING_ABUSE_IMAGES);

    DecisionAssert.assertThat(PROCEDURE.decide(corrected, RECEIVED))
        .instructs(HR_ALLEGATIONS, "suspect-1", "H2");
    Decision standing = PROCEDURE.decide(corrected, RECEIVED, ACTIVE);
    assertThat(standing.embargo()).isEqualTo(ACTIVE);
    DecisionAssert.assertThat(standing).instructs(HR_ALLEGATIONS, "suspect-1");
  }

  @Test
  void the_partner_is_not_interviewed_while_the_embargo_is_active() {
    Concern concern =
        SampleConcern.of(ABUSE_IMAGES_VIEWING)
            .with("child-1", Role.HOUSEHOLD_CHILD, Map.of())
            .concern();

    DecisionAssert.assertThat(PROCEDURE.decide(concern, RECEIVED))
        .instructs(SOCIAL_CARE, "child-1", "H2", "H9", "H10");
    DecisionAssert.assertThat(PROCEDURE.decide(concern, RECEIVED, RELEASED))
        .instructs(SOCIAL_CARE, "child-1", "H2", "H9");
  }

  @Test
  void the_table_says_which_flags_belong_to_the_embargo() {
    EmbargoFlagCodes flags = DIRECTORY.embargoFlagCodes();

    assertThat(flags.opening()).containsExactly("DO_NOT_ALERT_SUSPECT");
    assertThat(flags.kept()).containsExactly("WITHHOLD_SUSPENSION_REASON");
  }

  @Test
  void the_marks_of_a_referral_are_those_of_the_decision_that_gives_it() {
    GeneratedConcerns generated = new GeneratedConcerns(17);
    for (int i = 0; i < 500; i++) {
      Concern concern = generated.next();
      for (Embargo embargo : Embargo.values()) {
        for (DecidedReferral each : PROCEDURE.decide(concern, RECEIVED, embargo).referrals()) {
          Set<String> purposes =
              each.purposes().stream().map(Purpose::code).collect(Collectors.toSet());
          Marks marks =
              PROCEDURE.marks(concern, RECEIVED, embargo, each.agency(), each.subject(), purposes);
          assertThat(marks).isEqualTo(new Marks(each.confidentiality(), each.handling()));
        }
      }
    }
  }

  @Test
  void a_referral_that_no_rule_gives_has_its_marks_too() {
    Concern concern = aColleague(ABUSE_IMAGES_VIEWING);
    Marks marks =
        PROCEDURE.marks(concern, RECEIVED, NONE, HR_ALLEGATIONS, null, Set.of("REFERRED_ON"));

    assertThat(marks.confidentiality())
        .extracting(Confidentiality::rule)
        .containsExactlyInAnyOrder("K1", "K2", "K5");
    assertThat(marks.handling()).isEmpty();
    assertThat(
            PROCEDURE
                .marks(concern, RECEIVED, NONE, POLICE, "person-99", Set.of("REFERRED_ON"))
                .handling())
        .extracting(Handling::rule)
        .containsExactly("H1", "H2");
  }

  private static Concern aColleague(Category category) {
    return SampleConcern.of(category)
        .with("suspect-1", Role.SUSPECT, Map.of("ageGroup", "ADULT", "worksWithChildren", "YES"))
        .concern();
  }

  private static Set<String> rules(DecidedReferral referral) {
    return referral.confidentiality().stream()
        .map(Confidentiality::rule)
        .collect(Collectors.toSet());
  }
}
