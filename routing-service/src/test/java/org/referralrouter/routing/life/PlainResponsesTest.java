package org.referralrouter.routing.life;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** L8 to L10 and L12: the embargo and what agencies say, in examples worked out by hand. */
class PlainResponsesTest {
  private static final String TEN = "2026-11-02T10:00:00Z";
  private static final String ELEVEN = "2026-11-02T11:00:00Z";
  private static final String NOON = "2026-11-02T12:00:00Z";
  private static final String ONE = "2026-11-02T13:00:00Z";
  private static final String TWO = "2026-11-02T14:00:00Z";

  /** A teacher who looks at images: Social Care, police, CEOP, HR and the designated officer. */
  private static final String IMAGES =
      "'categories':['ABUSE_IMAGES_VIEWING'],'immediateDanger':'NO','organisedAbuse':'NO',"
          + "'people':[{'ref':'suspect-1','roles':['SUSPECT'],'ageGroup':'ADULT',"
          + "'name':'Robin','worksWithChildren':'YES','householdChildren':'NO'}]";

  private static final String AGAIN = "'categories':['ABUSE_IMAGES_VIEWING']";

  /** Almost nothing known: the duty desk alone, which asks who the children are. */
  private static final String CONTENT = "'categories':['HARMFUL_CONTENT'],'immediateDanger':'NO'";

  private final LifeScript story = new LifeScript();

  @Test
  void l8_a_release_takes_the_flags_off_and_tells_hr_the_category() {
    story.revision(TEN, 1, IMAGES);
    assertThat(story.embargo()).isEqualTo("ACTIVE");
    assertThat(story.texts("HR_ALLEGATIONS suspect-1", "confidentiality", "flag"))
        .containsExactly(
            "CHILD_IDENTITY_WITHHELD", "DO_NOT_ALERT_SUSPECT", "WITHHOLD_SUSPENSION_REASON");
    assertThat(story.texts("HR_ALLEGATIONS suspect-1", "purposes", "basis"))
        .containsExactly("WITHHELD");
    assertThat(story.referral("HR_ALLEGATIONS suspect-1").path("shared").toString())
        .isEqualTo("{\"people\":[{\"ref\":\"suspect-1\",\"name\":\"Robin\"}]}");
    story.response(ELEVEN, "POLICE", 1, "EMBARGO_RELEASED");
    assertThat(story.embargo()).isEqualTo("RELEASED");
    assertThat(story.sent())
        .containsExactly(
            "SOCIAL_CARE suspect-1 2 OPEN",
            "POLICE 2 OPEN",
            "CEOP_PREPARATION 2 OPEN",
            "HR_ALLEGATIONS suspect-1 2 OPEN",
            "DESIGNATED_OFFICER suspect-1 2 OPEN");
    assertThat(story.texts("HR_ALLEGATIONS suspect-1", "confidentiality", "flag"))
        .containsExactly("CHILD_IDENTITY_WITHHELD");
    assertThat(story.texts("HR_ALLEGATIONS suspect-1", "handling", "rule"))
        .containsExactly("H2", "H17");
    assertThat(story.referral("HR_ALLEGATIONS suspect-1").path("shared").path("categories").size())
        .isEqualTo(1);
  }

  @Test
  void l8_the_embargo_stands_whatever_is_corrected() {
    story.revision(TEN, 1, IMAGES);
    story.revision(ELEVEN, 2, "'categories':['CYBERBULLYING']");
    assertThat(story.embargo()).isEqualTo("ACTIVE");
    assertThat(story.texts("DESIGNATED_OFFICER suspect-1", "confidentiality", "flag"))
        .containsExactly("DO_NOT_ALERT_SUSPECT", "WITHHOLD_SUSPENSION_REASON");
    assertThat(story.sent()).noneMatch(sent -> sent.startsWith("HR_ALLEGATIONS"));
    assertThat(story.sent()).contains("CEOP_PREPARATION 2 WITHDRAWN");
  }

  @Test
  void l8_what_came_after_the_revision_that_was_read_keeps_it_active() {
    story.revision(TEN, 1, IMAGES);
    story.revision(ELEVEN, 2, AGAIN + ",'people':[{'ref':'suspect-2','roles':['SUSPECT']}]");
    story.response(NOON, "POLICE", 1, "EMBARGO_RELEASED");
    assertThat(story.embargo()).isEqualTo("ACTIVE");
    assertThat(story.refused()).isEmpty();
    assertThat(story.decision().isNull()).isTrue();
    assertThat(story.sent()).isEmpty();
    story.response(ONE, "POLICE", 2, "EMBARGO_RELEASED");
    assertThat(story.embargo()).isEqualTo("RELEASED");
  }

  @Test
  void l8_a_new_category_opens_it_again_and_a_covered_one_does_not() {
    story.revision(TEN, 1, IMAGES);
    story.response(ELEVEN, "POLICE", 1, "EMBARGO_RELEASED");
    story.revision(NOON, 2, "'categories':['ABUSE_IMAGES_VIEWING','HARMFUL_CONTENT']");
    assertThat(story.embargo()).isEqualTo("RELEASED");
    story.revision(ONE, 3, "'categories':['ABUSE_IMAGES_VIEWING','ONLINE_GROOMING']");
    assertThat(story.embargo()).isEqualTo("ACTIVE");
    assertThat(story.texts("POLICE", "confidentiality", "flag"))
        .containsExactly("DO_NOT_ALERT_SUSPECT");
  }

  @Test
  void l9_an_agency_responds_only_to_what_went_to_it() {
    story.revision(TEN, 1, IMAGES);
    story.response(ELEVEN, "TRIAGE", 1, "RECEIVED");
    assertThat(story.refused()).isEqualTo("UNKNOWN_REFERRAL");
    story.response(ELEVEN, "POLICE suspect-1", 1, "RECEIVED");
    assertThat(story.refused()).isEqualTo("UNKNOWN_REFERRAL");
    story.response(ELEVEN, "POLICE", 2, "RECEIVED");
    assertThat(story.refused()).isEqualTo("UNKNOWN_REVISION");
    story.response(ELEVEN, "POLICE", 0, "RECEIVED");
    assertThat(story.refused()).isEqualTo("UNKNOWN_REVISION");
  }

  @Test
  void l9_only_the_police_release_and_only_once() {
    story.revision(TEN, 1, IMAGES);
    story.response(ELEVEN, "SOCIAL_CARE suspect-1", 1, "EMBARGO_RELEASED");
    assertThat(story.refused()).isEqualTo("RELEASE_NOT_BY_POLICE");
    story.response(NOON, "POLICE", 1, "EMBARGO_RELEASED");
    story.response(ONE, "POLICE", 1, "EMBARGO_RELEASED");
    assertThat(story.refused()).isEqualTo("RELEASE_REPEATED");
  }

  @Test
  void l9_without_an_embargo_there_is_nothing_to_release() {
    story.revision(TEN, 1, "'categories':['CYBERBULLYING'],'crimeAlleged':'YES'");
    story.response(ELEVEN, "POLICE", 1, "EMBARGO_RELEASED");
    assertThat(story.refused()).isEqualTo("RELEASE_WITHOUT_EMBARGO");
  }

  @Test
  void l10_receipt_ends_one_wait_and_a_decision_both() {
    story.revision(TEN, 1, IMAGES);
    story.response(ELEVEN, "POLICE", 1, "RECEIVED");
    story.response(ELEVEN, "CEOP_PREPARATION", 1, "ACCEPTED");
    story.silence("2026-11-02T14:00:01Z");
    assertThat(story.told())
        .doesNotContain("POLICE DUTY_MANAGER RECEIPT 2026-11-02T14:00:00Z")
        .contains("SOCIAL_CARE suspect-1 DUTY_MANAGER RECEIPT 2026-11-02T14:00:00Z")
        .noneMatch(told -> told.startsWith("CEOP_PREPARATION"));
    story.silence("2026-11-03T14:00:01Z");
    assertThat(story.told())
        .contains("POLICE DUTY_MANAGER DECISION 2026-11-03T14:00:00Z")
        .noneMatch(told -> told.startsWith("CEOP_PREPARATION"));
  }

  @Test
  void l10_an_answer_to_an_older_revision_than_is_asked_about_ends_nothing() {
    story.revision(TEN, 1, IMAGES);
    story.revision(ELEVEN, 2, AGAIN + ",'organisedAbuse':'YES'");
    story.response(NOON, "POLICE", 1, "ACCEPTED");
    assertThat(story.refused()).isEmpty();
    story.silence("2026-11-02T14:00:01Z");
    assertThat(story.told()).contains("POLICE DUTY_MANAGER RECEIPT 2026-11-02T14:00:00Z");
  }

  @Test
  void l12_an_answer_becomes_a_known_fact() {
    story.revision(TEN, 1, IMAGES.replace("'worksWithChildren':'YES',", ""));
    assertThat(story.texts("POLICE", "questions", "fact"))
        .containsExactly("children", "worksWithChildren");
    story.response(
        ELEVEN,
        "POLICE",
        1,
        "ANSWERED",
        "'fact':'worksWithChildren','of':'suspect-1','value':'YES'");
    assertThat(story.sent())
        .contains("HR_ALLEGATIONS suspect-1 1 OPEN", "DESIGNATED_OFFICER suspect-1 1 OPEN");
    assertThat(story.decision().isNull()).isFalse();
    story.response(
        NOON, "POLICE", 2, "ANSWERED", "'fact':'worksWithChildren','of':'suspect-1','value':'NO'");
    assertThat(story.refused()).isEqualTo("NOT_ASKED");
  }

  @Test
  void l12_a_question_for_children_is_answered_by_naming_one() {
    story.revision(TEN, 1, IMAGES);
    story.response(ELEVEN, "POLICE", 1, "ANSWERED", "'fact':'children','of':null,'value':'YES'");
    assertThat(story.refused()).isEqualTo("VALUE_NOT_ALLOWED");
    story.response(
        NOON,
        "POLICE",
        1,
        "ANSWERED",
        "'fact':'children','of':null,'person':{'ref':'child-1','name':'Sam'}");
    assertThat(story.sent()).contains("SOCIAL_CARE child-1 1 OPEN");
    assertThat(story.texts("SOCIAL_CARE child-1", "questions", "fact"))
        .containsExactly("abusedInProduction", "ageGroup");
  }

  @Test
  void l12_an_answer_that_is_not_known_is_no_answer() {
    story.revision(TEN, 1, CONTENT.replace("'NO'", "'UNKNOWN'"));
    story.response(
        TWO, "TRIAGE", 1, "ANSWERED", "'fact':'immediateDanger','of':null,'value':'UNKNOWN'");
    assertThat(story.refused()).isEqualTo("VALUE_NOT_ALLOWED");
    assertThat(story.decision().isNull()).isTrue();
    story.response(
        TWO, "TRIAGE", 1, "ANSWERED", "'fact':'immediateDanger','of':null,'value':'PERHAPS'");
    assertThat(story.refused()).isEqualTo("VALUE_NOT_ALLOWED");
  }

  @Test
  void l8_a_suspect_who_gets_a_name_is_not_the_one_that_was_read() {
    story.revision(TEN, 1, IMAGES.replace("'name':'Robin',", ""));
    story.response(ELEVEN, "POLICE", 1, "EMBARGO_RELEASED");
    assertThat(story.embargo()).isEqualTo("RELEASED");
    story.revision(NOON, 2, AGAIN + ",'people':[{'ref':'suspect-1','name':'Robin'}]");
    assertThat(story.embargo()).isEqualTo("ACTIVE");
  }
}
