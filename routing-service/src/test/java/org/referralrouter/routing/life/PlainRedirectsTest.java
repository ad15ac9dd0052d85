package org.referralrouter.routing.life;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** L11: redirects, in examples worked out by hand. */
class PlainRedirectsTest {
  private static final String TEN = "2026-11-02T10:00:00Z";
  private static final String ELEVEN = "2026-11-02T11:00:00Z";
  private static final String NOON = "2026-11-02T12:00:00Z";
  private static final String ONE = "2026-11-02T13:00:00Z";

  /** A teacher who looks at images: Social Care, police, CEOP, HR and the designated officer. */
  private static final String IMAGES =
      "'categories':['ABUSE_IMAGES_VIEWING'],'immediateDanger':'NO','organisedAbuse':'NO',"
          + "'people':[{'ref':'suspect-1','roles':['SUSPECT'],'ageGroup':'ADULT',"
          + "'name':'Robin','worksWithChildren':'YES','householdChildren':'NO'}]";

  /** Almost nothing known: the duty desk alone, which asks who the children are. */
  private static final String CONTENT = "'categories':['HARMFUL_CONTENT'],'immediateDanger':'NO'";

  private final LifeScript story = new LifeScript();

  @Test
  void l11_the_duty_desk_can_refer_where_no_rule_did() {
    story.revision(TEN, 1, CONTENT);
    assertThat(story.sent()).containsExactly("TRIAGE 1 OPEN");
    story.response(ELEVEN, "TRIAGE", 1, "REDIRECTED", "'redirectedTo':'SOCIAL_CARE'");
    assertThat(story.decision().isNull()).isTrue();
    assertThat(story.sent()).containsExactly("SOCIAL_CARE 1 OPEN");
    assertThat(story.referral("SOCIAL_CARE").path("purposes"))
        .isEqualTo(
            LifeScript.json(
                "[{'code':'REFERRED_ON','paragraphs':['10'],'rules':['L11'],"
                    + "'basis':'INTERPRETATION'}]"));
    assertThat(story.referral("SOCIAL_CARE").path("urgency").asString()).isEqualTo("STANDARD");
    story.response(NOON, "SOCIAL_CARE", 1, "REDIRECTED", "'redirectedTo':'TRIAGE'");
    assertThat(story.refused()).isEqualTo("REDIRECT_LOOP");
    assertThat(story.told())
        .containsExactly("SOCIAL_CARE DUTY_MANAGER DECISION 2026-11-02T12:00:00Z");
  }

  @Test
  void l11_who_turned_a_referral_down_is_asked_anew_and_who_accepted_is_not() {
    story.revision(TEN, 1, IMAGES);
    story.response(ELEVEN, "POLICE", 1, "ACCEPTED");
    story.response(ELEVEN, "CEOP_PREPARATION", 1, "REDIRECTED", "'redirectedTo':'POLICE'");
    assertThat(story.sent()).isEmpty();
    story.response(NOON, "POLICE", 1, "NO_FURTHER_ACTION", "'reason':'Not a crime'");
    story.response(ONE, "SOCIAL_CARE suspect-1", 1, "REDIRECTED", "'redirectedTo':'POLICE'");
    assertThat(story.sent()).containsExactly("POLICE 2 OPEN");
    assertThat(story.texts("POLICE", "purposes", "code"))
        .containsExactly("CHECKS_ON_SUSPECT", "INVESTIGATION", "REFERRED_ON");
    assertThat(story.referral("POLICE").path("receiptBy").asString())
        .isEqualTo("2026-11-02T17:00:00Z");
  }

  @Test
  void l11_a_conflict_of_interest_bars_hr_and_ends_no_wait() {
    story.revision(TEN, 1, IMAGES.replace("'ref'", "'positions':['HR_CONTACT'],'ref'"));
    story.response(
        ELEVEN, "DESIGNATED_OFFICER suspect-1", 1, "REDIRECTED", "'redirectedTo':'HR_ALLEGATIONS'");
    assertThat(story.refused()).isEqualTo("CONFLICT_OF_INTEREST");
    assertThat(story.told())
        .containsExactly("DESIGNATED_OFFICER suspect-1 DUTY_MANAGER DECISION 2026-11-02T11:00:00Z");
    story.silence("2026-11-02T14:00:01Z");
    assertThat(story.told())
        .contains("DESIGNATED_OFFICER suspect-1 DUTY_MANAGER RECEIPT 2026-11-02T14:00:00Z");
  }

  @Test
  void l11_what_a_redirect_opened_stays_until_its_subject_is_retracted() {
    story.revision(TEN, 1, IMAGES);
    story.response(ELEVEN, "SOCIAL_CARE suspect-1", 1, "REDIRECTED", "'redirectedTo':'TRIAGE'");
    assertThat(story.sent()).containsExactly("TRIAGE suspect-1 1 OPEN");
    story.revision(NOON, 2, "'categories':['CYBERBULLYING'],'bullying':{'severity':'LOW'}");
    assertThat(story.sent()).contains("SOCIAL_CARE suspect-1 2 WITHDRAWN");
    assertThat(story.sent()).contains("TRIAGE suspect-1 2 OPEN");
    story.revision(ONE, 3, "'categories':['CYBERBULLYING'],'retract':['/people/suspect-1']");
    assertThat(story.sent()).contains("TRIAGE suspect-1 3 WITHDRAWN");
  }

  @Test
  void l11_nobody_redirects_to_itself() {
    story.revision(TEN, 1, CONTENT);
    story.response(ELEVEN, "TRIAGE", 1, "REDIRECTED", "'redirectedTo':'TRIAGE'");
    assertThat(story.refused()).isEqualTo("REDIRECT_LOOP");
  }

  @Test
  void l11_who_turned_a_redirect_down_is_asked_anew_by_the_next_one() {
    story.revision(TEN, 1, IMAGES);
    story.response(ELEVEN, "POLICE", 1, "REDIRECTED", "'redirectedTo':'TRIAGE'");
    assertThat(story.sent()).containsExactly("TRIAGE 1 OPEN");
    story.response(NOON, "TRIAGE", 1, "NO_FURTHER_ACTION", "'reason':'Not for the desk'");
    story.response(ONE, "CEOP_PREPARATION", 1, "REDIRECTED", "'redirectedTo':'TRIAGE'");
    assertThat(story.sent()).containsExactly("TRIAGE 2 OPEN");
    assertThat(story.referral("TRIAGE").path("receiptBy").asString())
        .isEqualTo("2026-11-02T17:00:00Z");
  }

  @Test
  void l11_a_redirect_never_tells_hr_who_a_child_is() {
    story.revision(
        TEN,
        1,
        IMAGES.replace(
            "'people':[", "'people':[{'ref':'child-1','roles':['VICTIM']," + "'name':'Sam'},"));
    story.response(
        ELEVEN, "SOCIAL_CARE child-1", 1, "REDIRECTED", "'redirectedTo':'HR_ALLEGATIONS'");
    assertThat(story.sent()).containsExactly("HR_ALLEGATIONS child-1 1 OPEN");
    assertThat(story.referral("HR_ALLEGATIONS child-1").path("shared").toString())
        .isEqualTo("{\"people\":[{\"ref\":\"child-1\"}]}");
  }
}
