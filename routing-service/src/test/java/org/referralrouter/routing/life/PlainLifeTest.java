package org.referralrouter.routing.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** L1 to L7, and the shape of a replay: examples worked out by hand. */
class PlainLifeTest {
  private static final String TEN = "2026-11-02T10:00:00Z";
  private static final String ELEVEN = "2026-11-02T11:00:00Z";
  private static final String NOON = "2026-11-02T12:00:00Z";

  /** Serious bullying of a child: only Social Care, about the child, STANDARD. */
  private static final String BULLYING =
      "'categories':['CYBERBULLYING'],'immediateDanger':'NO','crimeAlleged':'NO',"
          + "'bullying':{'severity':'SERIOUS'},'people':[{'ref':'child-1','roles':['VICTIM'],"
          + "'ageGroup':'CHILD','identified':'YES','name':'Sam','dateOfBirth':'2014-05-01'}]";

  private static final String AGAIN = "'categories':['CYBERBULLYING']";

  private final LifeScript story = new LifeScript();

  @Test
  void l1_what_a_revision_leaves_out_stays_known() {
    story.revision(TEN, 1, BULLYING);
    assertThat(story.sent()).containsExactly("SOCIAL_CARE child-1 1 OPEN");
    story.revision(ELEVEN, 2, AGAIN + ",'people':[],'bullying':{'severity':'UNKNOWN'}");
    assertThat(story.decision().isNull()).isTrue();
    assertThat(story.sent()).isEmpty();
    assertThat(story.refused()).isEmpty();
  }

  @Test
  void l1_categories_replace() {
    story.revision(TEN, 1, BULLYING);
    story.revision(ELEVEN, 2, "'categories':['HARMFUL_CONTENT']");
    assertThat(story.life.knownFacts().path("categories").toString())
        .isEqualTo("[\"HARMFUL_CONTENT\"]");
    assertThat(story.sent()).containsExactly("SOCIAL_CARE child-1 2 WITHDRAWN", "TRIAGE 1 OPEN");
    assertThat(story.texts("TRIAGE", "questions", "fact")).containsExactly("harm");
  }

  @Test
  void l1_items_of_online_gather() {
    story.revision(TEN, 1, BULLYING + ",'online':[{'kind':'CHAT'}]");
    story.revision(ELEVEN, 2, AGAIN + ",'online':[{'kind':'GAMING'},{'kind':'CHAT'}]");
    assertThat(story.life.knownFacts().path("online").toString())
        .isEqualTo("[{\"kind\":\"CHAT\"},{\"kind\":\"GAMING\"}]");
  }

  @Test
  void l1_a_retraction_takes_a_person_back() {
    story.revision(TEN, 1, BULLYING);
    story.revision(ELEVEN, 2, AGAIN + ",'retract':['/people/child-1']");
    assertThat(story.sent()).containsExactly("SOCIAL_CARE child-1 2 WITHDRAWN", "TRIAGE 1 OPEN");
    assertThat(story.texts("TRIAGE", "purposes", "code")).containsExactly("ANSWER_QUESTION");
    assertThat(story.texts("TRIAGE", "questions", "fact")).containsExactly("children");
  }

  @Test
  void l1_a_retraction_comes_before_the_facts_of_its_revision() {
    story.revision(TEN, 1, BULLYING);
    story.revision(
        ELEVEN,
        2,
        AGAIN
            + ",'retract':['/people/child-1'],"
            + "'people':[{'ref':'child-1','roles':['SUSPECT'],'ageGroup':'CHILD'}]");
    assertThat(story.life.knownFacts().path("people").path(0).path("name").isMissingNode())
        .isTrue();
    assertThat(story.texts("SOCIAL_CARE child-1", "purposes", "code"))
        .containsExactly("CHILD_WHO_HARMED_ASSESSMENT");
  }

  @Test
  void l1_a_pointer_to_nothing_known_changes_nothing() {
    story.revision(TEN, 1, BULLYING);
    story.revision(ELEVEN, 2, AGAIN + ",'retract':['/people/child-9','/organisedAbuse','/online']");
    assertThat(story.decision().isNull()).isTrue();
    assertThat(story.refused()).isEmpty();
  }

  @Test
  void l2_the_decision_is_made_on_all_that_is_known() {
    story.revision(TEN, 1, BULLYING);
    story.revision(ELEVEN, 2, AGAIN + ",'crimeAlleged':'YES'");
    assertThat(story.decision().path("referrals").size()).isEqualTo(2);
    assertThat(story.decision().path("embargo").asString()).isEqualTo("NONE");
    assertThat(story.sent()).contains("POLICE 1 OPEN");
  }

  @Test
  void l3_a_ref_with_another_name_and_another_birth_is_refused() {
    story.revision(TEN, 1, BULLYING);
    story.revision(
        ELEVEN, 2, AGAIN + ",'people':[{'ref':'child-1','name':'Kit','dateOfBirth':'2013-01-01'}]");
    assertThat(story.refused()).isEqualTo("PERSON_REPLACED");
    assertThat(story.decision().isNull()).isTrue();
    story.revision(NOON, 3, AGAIN + ",'people':[{'ref':'child-1','name':'Samuel'}]");
    assertThat(story.refused()).isEmpty();
    assertThat(story.sent()).containsExactly("SOCIAL_CARE child-1 2 OPEN");
  }

  @Test
  void l3_a_ref_is_one_person_even_after_it_was_retracted() {
    story.revision(TEN, 1, BULLYING);
    story.revision(ELEVEN, 2, AGAIN + ",'retract':['/people/child-1']");
    story.revision(
        NOON, 3, AGAIN + ",'people':[{'ref':'child-1','name':'Kit','dateOfBirth':'2013-01-01'}]");
    assertThat(story.refused()).isEqualTo("PERSON_REPLACED");
  }

  @Test
  void l4_a_late_revision_fills_in_and_overwrites_nothing() {
    story.revision(TEN, 2, BULLYING);
    story.revision(
        ELEVEN,
        1,
        "'categories':['HARMFUL_CONTENT'],'bullying':{'severity':'LOW'},"
            + "'people':[{'ref':'child-1','school':'Example School'}]");
    assertThat(story.life.knownFacts().path("bullying").path("severity").asString())
        .isEqualTo("SERIOUS");
    assertThat(story.life.knownFacts().path("categories").path(0).asString())
        .isEqualTo("CYBERBULLYING");
    assertThat(story.sent()).containsExactly("SOCIAL_CARE child-1 2 OPEN");
    assertThat(story.decision().isNull()).isFalse();
  }

  @Test
  void l4_a_late_revision_brings_nothing_back_that_a_newer_one_retracted() {
    story.revision(TEN, 1, AGAIN);
    story.revision(ELEVEN, 3, AGAIN + ",'retract':['/people/child-1']");
    story.revision(NOON, 2, BULLYING);
    assertThat(story.life.knownFacts().path("people").isMissingNode()).isTrue();
    assertThat(story.life.knownFacts().path("crimeAlleged").asString()).isEqualTo("NO");
  }

  @Test
  void l4_a_late_retraction_takes_nothing_from_what_is_known() {
    story.revision(TEN, 1, BULLYING);
    story.revision(ELEVEN, 3, AGAIN);
    story.revision(NOON, 2, AGAIN + ",'retract':['/people/child-1']");
    assertThat(story.decision().isNull()).isTrue();
    assertThat(story.life.knownFacts().path("people").size()).isEqualTo(1);
  }

  @Test
  void l4_a_repeat_changes_nothing() {
    story.revision(TEN, 1, BULLYING);
    story.revision(ELEVEN, 2, AGAIN + ",'retract':['/people/child-1']");
    story.revision(NOON, 1, BULLYING);
    assertThat(story.decision().isNull()).isTrue();
    assertThat(story.sent()).isEmpty();
  }

  @Test
  void l5_more_than_a_hundred_people_are_too_many() {
    story.revision(TEN, 1, AGAIN + ",'people':[" + people("child", 1, 50) + "]");
    story.revision(ELEVEN, 2, AGAIN + ",'people':[" + people("adult", 1, 50) + "]");
    assertThat(story.refused()).isEmpty();
    story.revision(NOON, 3, AGAIN + ",'people':[" + people("witness", 1, 1) + "]");
    assertThat(story.refused()).isEqualTo("TOO_MUCH_KNOWN");
    assertThat(story.life.knownFacts().path("people").size()).isEqualTo(100);
  }

  @Test
  void l6_only_what_differs_for_an_agency_is_sent() {
    story.revision(TEN, 1, BULLYING + ",'evidence':[{'kind':'MESSAGE','description':'One'}]");
    story.revision(ELEVEN, 2, AGAIN + ",'crimeAlleged':'YES'");
    assertThat(story.sent()).containsExactly("SOCIAL_CARE child-1 2 OPEN", "POLICE 1 OPEN");
    story.revision(
        NOON,
        3,
        AGAIN
            + ",'retract':['/evidence/0'],"
            + "'evidence':[{'kind':'MESSAGE','description':'Two'}]");
    assertThat(story.sent()).containsExactly("POLICE 2 OPEN");
  }

  @Test
  void l7_a_withdrawn_referral_shares_nothing_and_is_withdrawn_once() {
    story.revision(TEN, 1, BULLYING.replace("'crimeAlleged':'NO'", "'crimeAlleged':'YES'"));
    story.revision(ELEVEN, 2, AGAIN + ",'crimeAlleged':'NO'");
    assertThat(story.sent()).contains("POLICE 2 WITHDRAWN");
    assertThat(story.referral("POLICE"))
        .isEqualTo(
            LifeScript.json(
                "{'agency':'POLICE','subject':null,'revision':2,'state':'WITHDRAWN',"
                    + "'withdrawnReason':'NO_LONGER_FOLLOWS','urgency':null,'embargo':'NONE',"
                    + "'purposes':[],'confidentiality':[],'handling':[],'questions':[],"
                    + "'shared':{},'receiptBy':null,'decisionBy':null}"));
    story.revision(NOON, 3, AGAIN + ",'people':[{'ref':'child-1','school':'Example School'}]");
    assertThat(story.sent()).containsExactly("SOCIAL_CARE child-1 3 OPEN");
  }

  private static String people(String word, int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(n -> "{'ref':'%s-%d'}".formatted(word, n))
        .collect(Collectors.joining(","));
  }
}
