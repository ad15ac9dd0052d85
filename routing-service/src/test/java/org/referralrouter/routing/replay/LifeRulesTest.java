package org.referralrouter.routing.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.referralrouter.concern.Agency.CEOP_PREPARATION;
import static org.referralrouter.concern.Agency.DESIGNATED_OFFICER;
import static org.referralrouter.concern.Agency.HR_ALLEGATIONS;
import static org.referralrouter.concern.Agency.POLICE;
import static org.referralrouter.concern.Agency.SOCIAL_CARE;
import static org.referralrouter.concern.Agency.TRIAGE;
import static org.referralrouter.routing.replay.ALife.sent;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Category;
import org.referralrouter.decision.Basis;
import org.referralrouter.decision.Confidentiality;
import org.referralrouter.decision.Embargo;
import org.referralrouter.decision.Purpose;
import org.referralrouter.decision.Urgency;
import org.referralrouter.event.AwaitedStep;
import org.referralrouter.event.EscalationLevel;
import org.referralrouter.event.ReferralState;
import org.referralrouter.event.SharedConcern;
import org.referralrouter.event.SharedPerson;
import org.referralrouter.routing.concern.Refusal;

/** The rules of a concern's life, L1 to L14 (lifecycle), by the bundled procedure. */
class LifeRulesTest {
  private static final String IMAGES = "'ABUSE_IMAGES_VIEWING'";
  private static final String BULLYING = "'CYBERBULLYING'";
  private static final String STAFF =
      "{'ref': 'suspect-1', 'roles': ['SUSPECT'], 'ageGroup': 'ADULT', 'name': 'Sam Staff',"
          + " 'worksWithChildren': 'YES', 'householdChildren': 'NO'}";
  private static final String CHILD =
      "{'ref': 'child-1', 'roles': ['VICTIM'], 'ageGroup': 'CHILD', 'identified': 'YES',"
          + " 'name': 'Kim Child', 'abusedInProduction': 'NO'}";
  private static final String KNOWN = "'immediateDanger': 'NO', 'organisedAbuse': 'NO'";

  private static ALife ofStaff() {
    return new ALife().revision(1, IMAGES, KNOWN + ", 'people': [" + STAFF + "," + CHILD + "]");
  }

  @Test
  void L1_leaving_out_positions_does_not_send_a_referral_to_the_desk_of_the_suspect() {
    ALife life =
        new ALife()
            .revision(
                1, IMAGES, "'people': [" + STAFF.replace("}", ", 'positions': ['HR_CONTACT']}]"))
            .revision(2, IMAGES, "'people': [" + STAFF + "]");

    assertThat(life.steps())
        .allSatisfy(step -> assertThat(sent(step, HR_ALLEGATIONS, "suspect-1")).isEmpty());
    assertThat(Objects.requireNonNull(life.steps().getFirst().decision()).notReferred())
        .isNotEmpty();
  }

  @Test
  void L1_leaving_out_that_a_reporter_is_protected_does_not_name_them() {
    String reporter =
        "'reporter': {'organisation': 'A School', 'name': 'Robin Reporter'%s}, 'people': [%s]";
    ALife life =
        new ALife()
            .revision(1, IMAGES, reporter.formatted(", 'identityProtected': 'YES'", CHILD))
            .revision(2, IMAGES, reporter.formatted("", CHILD.replace("'NO'", "'YES'")));

    SharedConcern shared = sent(life.last(), SOCIAL_CARE, "child-1").orElseThrow().shared();

    assertThat(Objects.requireNonNull(shared.reporter()).name()).isNull();
  }

  @Test
  void L1_leaving_out_the_suspect_does_not_take_them_out_of_the_copy_of_the_police() {
    ALife life = ofStaff().revision(2, IMAGES, "'organisedAbuse': 'YES'");

    assertThat(sent(life.last(), POLICE, null).orElseThrow().shared().people())
        .extracting(SharedPerson::ref)
        .contains("suspect-1", "child-1");
  }

  @Test
  void L1_a_person_who_is_retracted_is_withdrawn_from_every_agency() {
    ALife life = ofStaff().revision(2, IMAGES, "'retract': ['/people/suspect-1']");

    assertThat(sent(life.last(), HR_ALLEGATIONS, "suspect-1").orElseThrow().state())
        .isEqualTo(ReferralState.WITHDRAWN);
    assertThat(sent(life.last(), POLICE, null).orElseThrow().shared().people())
        .extracting(SharedPerson::ref)
        .containsExactly("child-1");
  }

  @Test
  void L2_one_decision_is_made_for_each_change_and_it_is_the_one_that_is_published() {
    List<LifeStep> steps =
        ofStaff()
            .revision(2, IMAGES, "'organisedAbuse': 'YES'")
            .revision(2, IMAGES, "'organisedAbuse': 'YES'")
            .silence()
            .steps();

    assertThat(steps.get(0).decision()).isNotNull();
    assertThat(Objects.requireNonNull(steps.get(1).decision()).referrals())
        .anySatisfy(
            referral ->
                assertThat(referral.purposes())
                    .extracting(Purpose::code)
                    .contains("COMPLEX_ABUSE"));
    assertThat(steps.get(2).decision()).isNull();
    assertThat(steps.get(3).decision()).isNull();
  }

  @Test
  void L3_a_ref_that_stands_for_somebody_else_is_refused_and_nothing_changes() {
    String other = CHILD.replace("Kim Child", "Lee Other").replace("}", ", 'dateOfBirth': '%s'}");
    ALife life =
        new ALife()
            .revision(
                1, IMAGES, "'people': [" + CHILD.replace("}", ", 'dateOfBirth': '2013-01-01'}]"))
            .revision(2, IMAGES, "'people': [" + other.formatted("2012-02-02") + "]");

    assertThat(life.last().refused()).isEqualTo(Refusal.PERSON_REPLACED);
    assertThat(life.last().referrals()).isEmpty();
    assertThat(life.last().decision()).isNull();
    assertThat(life.last().embargo()).isEqualTo(Embargo.ACTIVE);
  }

  @Test
  void L4_a_lower_revision_that_comes_late_still_fills_in() {
    ALife life =
        new ALife()
            .revision(2, IMAGES, KNOWN + ", 'people': [" + CHILD + "]")
            .revision(1, IMAGES, "'organisedAbuse': 'YES', 'people': [" + STAFF + "]");

    assertThat(sent(life.last(), DESIGNATED_OFFICER, "suspect-1")).isPresent();
    assertThat(sent(life.last(), POLICE, null).orElseThrow().purposes())
        .extracting(Purpose::code)
        .doesNotContain("COMPLEX_ABUSE");
  }

  @Test
  void L6_only_what_differs_is_sent() {
    ALife life = ofStaff().revision(2, IMAGES, "'crimeAlleged': 'NO'");

    assertThat(life.last().referrals())
        .extracting(LifeStep.Sent::agency)
        .contains(POLICE, SOCIAL_CARE)
        .doesNotContain(HR_ALLEGATIONS, DESIGNATED_OFFICER);
  }

  @Test
  void L2_a_revision_that_changes_nothing_is_not_decided_again() {
    LifeStep step = ofStaff().revision(2, IMAGES, "'crimeAlleged': 'UNKNOWN'").last();

    assertThat(step.decision()).isNull();
    assertThat(step.referrals()).isEmpty();
  }

  @Test
  void L6_the_same_facts_in_another_order_are_not_sent_again() {
    String other = CHILD.replace("child-1", "child-2").replace("Kim", "Lee");
    ALife life =
        new ALife()
            .revision(1, IMAGES, KNOWN + ", 'people': [" + CHILD + "," + other + "]")
            .revision(
                2, IMAGES, KNOWN + ", 'retract': ['/people/child-1'], 'people': [" + CHILD + "]");

    assertThat(life.last().referrals()).isEmpty();
  }

  @Test
  void L7_a_withdrawn_referral_is_sent_once_and_names_nobody() {
    ALife life = ofStaff().revision(2, IMAGES, "'retract': ['/people/suspect-1']");
    LifeStep.Sent withdrawn = sent(life.last(), HR_ALLEGATIONS, "suspect-1").orElseThrow();

    assertThat(withdrawn.shared()).isEqualTo(SharedConcern.NOTHING);
    assertThat(withdrawn.purposes()).isEmpty();
    assertThat(withdrawn.handling()).isEmpty();
    assertThat(withdrawn.questions()).isEmpty();
    assertThat(withdrawn.receiptBy()).isNull();
    assertThat(flags(withdrawn)).contains("DO_NOT_ALERT_SUSPECT", "CHILD_IDENTITY_WITHHELD");
    assertThat(
            sent(
                life.revision(3, IMAGES, "'organisedAbuse': 'YES'").last(),
                HR_ALLEGATIONS,
                "suspect-1"))
        .isEmpty();
  }

  @Test
  void L8_the_embargo_and_its_flags_stand_whatever_is_corrected() {
    ALife life = ofStaff().revision(2, BULLYING, "");

    assertThat(life.last().embargo()).isEqualTo(Embargo.ACTIVE);
    assertThat(life.last().referrals())
        .isNotEmpty()
        .allSatisfy(sent -> assertThat(flags(sent)).contains("DO_NOT_ALERT_SUSPECT"));
    assertThat(flags(sent(life.last(), DESIGNATED_OFFICER, "suspect-1").orElseThrow()))
        .contains("WITHHOLD_SUSPENSION_REASON");
    assertThat(Objects.requireNonNull(life.last().decision()).embargo()).isEqualTo(Embargo.ACTIVE);
  }

  @Test
  void L8_while_it_is_active_HR_learns_neither_category_nor_basis() {
    LifeStep.Sent told = sent(ofStaff().last(), HR_ALLEGATIONS, "suspect-1").orElseThrow();

    assertThat(told.shared().categories()).isNull();
    assertThat(told.purposes()).extracting(Purpose::basis).containsOnly(Basis.WITHHELD);
    assertThat(told.confidentiality())
        .extracting(Confidentiality::basis)
        .containsOnly(Basis.WITHHELD);
    assertThat(told.handling()).isEmpty();
  }

  @Test
  void L8_on_the_release_every_referral_is_sent_without_the_flags_and_HR_learns_the_categories() {
    ALife life = ofStaff().response(POLICE, null, 1, "EMBARGO_RELEASED");
    LifeStep.Sent hr = sent(life.last(), HR_ALLEGATIONS, "suspect-1").orElseThrow();

    assertThat(life.last().embargo()).isEqualTo(Embargo.RELEASED);
    assertThat(life.last().referrals())
        .hasSameSizeAs(life.steps().getFirst().referrals())
        .allSatisfy(
            sent ->
                assertThat(flags(sent))
                    .doesNotContain("DO_NOT_ALERT_SUSPECT", "WITHHOLD_SUSPENSION_REASON"));
    assertThat(hr.shared().categories()).containsExactly(Category.ABUSE_IMAGES_VIEWING);
    assertThat(hr.shared().people()).extracting(SharedPerson::ref).containsExactly("suspect-1");
    assertThat(hr.purposes()).extracting(Purpose::basis).containsOnly(Basis.EXPLICIT);
  }

  @Test
  void L8_a_release_covers_no_suspect_whom_the_police_had_not_seen() {
    ALife life =
        ofStaff()
            .revision(2, IMAGES, "'people': [" + STAFF.replace("suspect-1", "suspect-2") + "]")
            .response(POLICE, null, 1, "EMBARGO_RELEASED");

    assertThat(life.last().refused()).isNull();
    assertThat(life.last().embargo()).isEqualTo(Embargo.ACTIVE);
    assertThat(life.response(POLICE, null, 2, "EMBARGO_RELEASED").last().embargo())
        .isEqualTo(Embargo.RELEASED);
  }

  @Test
  void L8_a_category_or_a_suspect_that_came_later_opens_it_again() {
    ALife released = ofStaff().response(POLICE, null, 1, "EMBARGO_RELEASED");
    assertThat(released.revision(2, BULLYING, "").last().embargo()).isEqualTo(Embargo.RELEASED);
    assertThat(released.revision(3, IMAGES, "").last().embargo()).isEqualTo(Embargo.RELEASED);
    assertThat(released.revision(4, "'ONLINE_GROOMING'", "").last().embargo())
        .isEqualTo(Embargo.ACTIVE);
    assertThat(
            ofStaff()
                .response(POLICE, null, 1, "EMBARGO_RELEASED")
                .revision(2, IMAGES, "'people': [{'ref': 'suspect-2', 'roles': ['SUSPECT']}]")
                .last()
                .embargo())
        .isEqualTo(Embargo.ACTIVE);
  }

  @Test
  void L9_an_agency_responds_to_its_own_referrals_and_to_revisions_that_were_sent() {
    assertThat(ofStaff().response(SOCIAL_CARE, null, 1, "ACCEPTED").last().refused())
        .isEqualTo(Refusal.UNKNOWN_REFERRAL);
    assertThat(ofStaff().response(POLICE, null, 99, "ACCEPTED").last().refused())
        .isEqualTo(Refusal.UNKNOWN_REVISION);
    assertThat(ofStaff().response(POLICE, null, 0, "ACCEPTED").last().refused())
        .isEqualTo(Refusal.UNKNOWN_REVISION);
  }

  @Test
  void L9_only_the_police_release_an_embargo_and_only_one_that_is_active() {
    assertThat(ofStaff().response(SOCIAL_CARE, "child-1", 1, "EMBARGO_RELEASED").last().refused())
        .isEqualTo(Refusal.RELEASE_NOT_BY_POLICE);
    assertThat(
            new ALife()
                .revision(1, "'RECORDED_ASSAULT'", "")
                .response(POLICE, null, 1, "EMBARGO_RELEASED")
                .last()
                .refused())
        .isEqualTo(Refusal.RELEASE_WITHOUT_EMBARGO);
    assertThat(
            ofStaff()
                .response(POLICE, null, 1, "EMBARGO_RELEASED")
                .response(POLICE, null, 2, "EMBARGO_RELEASED")
                .last()
                .refused())
        .isEqualTo(Refusal.RELEASE_REPEATED);
  }

  @Test
  void L10_receipt_and_decision_each_end_their_own_wait() {
    ALife received = ofStaff().response(POLICE, null, 1, "RECEIVED").after("PT336H").silence();
    ALife decided = ofStaff().response(POLICE, null, 1, "ACCEPTED").after("PT336H").silence();

    assertThat(waited(received.last(), POLICE)).containsOnly(AwaitedStep.DECISION);
    assertThat(waited(decided.last(), POLICE)).isEmpty();
  }

  @Test
  void L10_an_answer_to_an_older_revision_than_the_one_that_asks_ends_nothing() {
    ALife life =
        ofStaff()
            .revision(2, IMAGES, "'organisedAbuse': 'YES'")
            .response(POLICE, null, 1, "ACCEPTED")
            .after("PT336H")
            .silence();

    assertThat(life.steps().get(2).refused()).isNull();
    assertThat(waited(life.last(), POLICE)).contains(AwaitedStep.RECEIPT, AwaitedStep.DECISION);
  }

  @Test
  void L11_a_redirect_to_an_agency_without_a_referral_opens_one() {
    ALife life =
        new ALife()
            .revision(1, "'HARMFUL_CONTENT'", "'people': [" + CHILD + "]")
            .response(TRIAGE, null, 1, "REDIRECTED", "'redirectedTo': 'SOCIAL_CARE'");
    LifeStep.Sent opened = sent(life.last(), SOCIAL_CARE, null).orElseThrow();

    assertThat(opened.purposes())
        .containsExactly(
            new Purpose("REFERRED_ON", List.of("10"), List.of("L11"), Basis.INTERPRETATION));
    assertThat(opened.urgency()).isEqualTo(Urgency.STANDARD);
    assertThat(opened.shared().people()).extracting(SharedPerson::ref).containsExactly("child-1");
    assertThat(waited(life.after("PT336H").silence().last(), TRIAGE)).isEmpty();
    assertThat(waited(life.last(), SOCIAL_CARE)).isNotEmpty();
  }

  @Test
  void L11_what_a_redirect_opened_stays_until_its_subject_is_retracted() {
    ALife life =
        ofStaff()
            .response(SOCIAL_CARE, "child-1", 1, "REDIRECTED", "'redirectedTo': 'TRIAGE'")
            .revision(2, BULLYING, "");

    assertThat(sent(life.last(), TRIAGE, "child-1").map(LifeStep.Sent::state))
        .isNotEqualTo(Optional.of(ReferralState.WITHDRAWN));
    assertThat(
            sent(
                    life.revision(3, BULLYING, "'retract': ['/people/child-1']").last(),
                    TRIAGE,
                    "child-1")
                .map(LifeStep.Sent::state))
        .contains(ReferralState.WITHDRAWN);
  }

  @Test
  void L11_an_agency_that_had_declined_is_asked_anew_and_one_that_is_still_to_answer_is_not() {
    ALife silent =
        ofStaff().response(SOCIAL_CARE, "child-1", 1, "REDIRECTED", "'redirectedTo': 'POLICE'");
    ALife declined =
        ofStaff()
            .response(POLICE, null, 1, "NO_FURTHER_ACTION")
            .response(SOCIAL_CARE, "child-1", 1, "REDIRECTED", "'redirectedTo': 'POLICE'");

    assertThat(silent.last().referrals()).isEmpty();
    assertThat(sent(declined.last(), POLICE, null).orElseThrow().purposes())
        .extracting(Purpose::code)
        .contains("REFERRED_ON");
    assertThat(waited(declined.after("PT336H").silence().last(), POLICE))
        .contains(AwaitedStep.RECEIPT, AwaitedStep.DECISION);
  }

  @Test
  void L11_agencies_that_redirect_to_each_other_leave_no_wait_ended_and_a_duty_manager_is_told() {
    ALife life =
        ofStaff()
            .response(POLICE, null, 1, "REDIRECTED", "'redirectedTo': 'CEOP_PREPARATION'")
            .response(CEOP_PREPARATION, null, 1, "REDIRECTED", "'redirectedTo': 'POLICE'");

    assertThat(life.last().refused()).isEqualTo(Refusal.REDIRECT_LOOP);
    assertThat(life.last().escalations())
        .extracting(LifeStep.Told::agency, LifeStep.Told::level)
        .containsExactly(tuple(CEOP_PREPARATION, EscalationLevel.DUTY_MANAGER));
    assertThat(waited(life.after("PT336H").silence().last(), CEOP_PREPARATION))
        .contains(AwaitedStep.RECEIPT, AwaitedStep.DECISION);
  }

  @Test
  void L11_a_redirect_to_an_agency_that_a_conflict_of_interest_bars_is_refused_and_told() {
    ALife life =
        new ALife()
            .revision(
                1, IMAGES, "'people': [" + STAFF.replace("}", ", 'positions': ['HR_CONTACT']}]"))
            .response(
                SOCIAL_CARE, "suspect-1", 1, "REDIRECTED", "'redirectedTo': 'HR_ALLEGATIONS'");

    assertThat(life.last().refused()).isEqualTo(Refusal.CONFLICT_OF_INTEREST);
    assertThat(life.last().referrals()).isEmpty();
    assertThat(life.last().escalations()).hasSize(1);
  }

  @Test
  void L12_an_answer_to_a_question_becomes_a_fact_and_the_concern_is_decided_again() {
    ALife life =
        new ALife()
            .revision(
                1, IMAGES, "'people': [" + STAFF.replace("'worksWithChildren': 'YES', ", "") + "]")
            .response(
                POLICE,
                null,
                1,
                "ANSWERED",
                "'fact': 'worksWithChildren', 'of': 'suspect-1', 'value': 'YES'");

    assertThat(life.last().decision()).isNotNull();
    assertThat(sent(life.last(), DESIGNATED_OFFICER, "suspect-1")).isPresent();
  }

  @Test
  void L12_somebody_can_be_named_as_the_suspect() {
    ALife life =
        new ALife()
            .revision(1, "'ONLINE_GROOMING'", "'people': [" + CHILD + "]")
            .response(
                POLICE,
                null,
                1,
                "ANSWERED",
                "'fact': 'suspects', 'person': {'ref': 'suspect-1', 'name': 'Sam',"
                    + " 'worksWithChildren': 'YES'}");

    assertThat(sent(life.last(), DESIGNATED_OFFICER, "suspect-1")).isPresent();
    assertThat(sent(life.last(), POLICE, null).orElseThrow().shared().people())
        .extracting(SharedPerson::ref)
        .contains("suspect-1");
  }

  @Test
  void L12_what_was_not_asked_and_what_is_no_answer_are_refused() {
    ALife asked = new ALife().revision(1, IMAGES, "'people': [" + CHILD + "]");

    assertThat(answered(asked, "'fact': 'severity', 'value': 'LOW'")).isEqualTo(Refusal.NOT_ASKED);
    assertThat(answered(asked, "'fact': 'immediateDanger', 'value': 'MAYBE'"))
        .isEqualTo(Refusal.VALUE_NOT_ALLOWED);
    assertThat(answered(asked, "'fact': 'immediateDanger', 'value': 'UNKNOWN'"))
        .isEqualTo(Refusal.VALUE_NOT_ALLOWED);
    assertThat(answered(asked, "'fact': 'suspects', 'person': {'ref': 'child-1'}"))
        .isEqualTo(Refusal.VALUE_NOT_ALLOWED);
    assertThat(answered(asked, "'fact': 'suspects', 'value': 'YES'"))
        .isEqualTo(Refusal.VALUE_NOT_ALLOWED);
  }

  private static Refusal answered(ALife life, String answer) {
    return Objects.requireNonNull(
        life.response(POLICE, null, 1, "ANSWERED", answer).last().refused());
  }

  @Test
  void L13_a_silent_agency_gets_no_more_time_by_being_asked_anew() {
    ALife life = ofStaff().after("PT3H").revision(2, IMAGES, "'organisedAbuse': 'YES'");

    assertThat(sent(life.last(), POLICE, null).orElseThrow().receiptBy())
        .isEqualTo(ALife.START.plusSeconds(4 * 3600));
  }

  @Test
  void L13_after_no_further_action_any_change_of_the_facts_asks_anew() {
    ALife declined =
        ofStaff()
            .response(POLICE, null, 1, "NO_FURTHER_ACTION")
            .after("PT1H")
            .revision(2, IMAGES, "'occurredAt': '2026-11-01T10:00:00Z'");
    ALife accepted =
        ofStaff()
            .response(POLICE, null, 1, "ACCEPTED")
            .after("PT1H")
            .revision(2, IMAGES, "'occurredAt': '2026-11-01T10:00:00Z'");

    assertThat(waited(declined.after("PT336H").silence().last(), POLICE)).isNotEmpty();
    assertThat(waited(accepted.after("PT336H").silence().last(), POLICE)).isEmpty();
  }

  @Test
  void L13_facts_shared_that_still_say_the_same_ask_nobody_anew_after_no_further_action() {
    String reporter = "'reporter': {'organisation': 'A School'%s}";
    ALife declined =
        new ALife()
            .revision(1, BULLYING, reporter.formatted(", 'identityProtected': 'YES'"))
            .response(TRIAGE, null, 1, "NO_FURTHER_ACTION")
            .after("PT1H")
            .revision(2, BULLYING, reporter.formatted("") + ", 'retract': ['/reporter']");

    LifeStep.Sent unprotected = sent(declined.last(), TRIAGE, null).orElseThrow();
    assertThat(unprotected.confidentiality()).isEmpty();
    assertThat(unprotected.receiptBy()).isNull();
  }

  @Test
  void L14_the_duty_manager_is_told_and_then_the_board_once_each() {
    ALife life = ofStaff().after("PT4H1S").silence().after("PT4H").silence().silence();

    assertThat(told(life.steps().get(1), POLICE)).containsExactly(EscalationLevel.DUTY_MANAGER);
    assertThat(told(life.steps().get(2), POLICE)).containsExactly(EscalationLevel.BOARD);
    assertThat(told(life.steps().get(3), POLICE)).isEmpty();
  }

  @Test
  void L14_if_the_urgency_rises_both_are_told_again() {
    ALife life = ofStaff().after("PT9H").silence().revision(2, IMAGES, "'immediateDanger': 'YES'");

    assertThat(told(life.steps().get(1), POLICE))
        .containsExactly(EscalationLevel.DUTY_MANAGER, EscalationLevel.BOARD);
    assertThat(told(life.last(), POLICE))
        .containsExactly(EscalationLevel.DUTY_MANAGER, EscalationLevel.BOARD);
  }

  @Test
  void L14_an_agency_is_late_only_after_the_time_that_it_has() {
    assertThat(ofStaff().after("PT4H").silence().last().escalations()).isEmpty();
  }

  @Test
  void L8_a_flag_that_is_kept_stands_on_the_authority_of_what_is_known_now() {
    LifeStep.Sent told =
        sent(ofStaff().revision(2, BULLYING, "").last(), DESIGNATED_OFFICER, "suspect-1")
            .orElseThrow();

    assertThat(told.confidentiality())
        .filteredOn(flag -> !flag.flag().equals("RESTRICTED_READERS"))
        .extracting(Confidentiality::basis)
        .containsOnly(Basis.INTERPRETATION);
  }

  private static List<String> flags(LifeStep.Sent sent) {
    return sent.confidentiality().stream().map(Confidentiality::flag).toList();
  }

  private static List<AwaitedStep> waited(LifeStep step, Agency agency) {
    return step.escalations().stream()
        .filter(told -> agency.equals(told.agency()))
        .map(LifeStep.Told::of)
        .toList();
  }

  private static List<EscalationLevel> told(LifeStep step, Agency agency) {
    return step.escalations().stream()
        .filter(told -> agency.equals(told.agency()))
        .map(LifeStep.Told::level)
        .toList();
  }
}
