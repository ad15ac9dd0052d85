package org.referralrouter.routing.life;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** L13 and L14: waits, and who is told of silence, in examples worked out by hand. */
class PlainSilenceTest {
  private static final String TEN = "2026-11-02T10:00:00Z";
  private static final String ELEVEN = "2026-11-02T11:00:00Z";

  /** A crime is alleged and nothing else: the police alone, URGENT. */
  private static final String CRIME =
      "'categories':['CYBERBULLYING'],'crimeAlleged':'YES','immediateDanger':'NO',"
          + "'bullying':{'severity':'LOW'}";

  private static final String AGAIN = "'categories':['CYBERBULLYING']";

  private final LifeScript story = new LifeScript();

  @Test
  void l13_receipt_is_due_by_urgency_and_a_decision_one_working_day_later() {
    story.revision("2026-11-06T15:00:00Z", 1, CRIME);
    assertThat(story.sent()).containsExactly("POLICE 1 OPEN");
    assertThat(story.referral("POLICE").path("receiptBy").asString())
        .isEqualTo("2026-11-06T19:00:00Z");
    assertThat(story.referral("POLICE").path("decisionBy").asString())
        .isEqualTo("2026-11-09T17:00:00Z");
  }

  @Test
  void l13_a_silent_agency_keeps_the_earlier_time_when_it_is_asked_anew() {
    story.revision(TEN, 1, CRIME);
    story.revision(ELEVEN, 2, AGAIN + ",'people':[{'ref':'person-1'}]");
    assertThat(story.referral("POLICE").path("receiptBy").asString())
        .isEqualTo("2026-11-02T14:00:00Z");
  }

  @Test
  void l13_an_agency_that_has_answered_gets_a_new_time() {
    story.revision(TEN, 1, CRIME);
    story.response(ELEVEN, "POLICE", 1, "ACCEPTED");
    story.revision("2026-11-02T12:00:00Z", 2, AGAIN + ",'people':[{'ref':'person-1'}]");
    assertThat(story.referral("POLICE").path("receiptBy").asString())
        .isEqualTo("2026-11-02T16:00:00Z");
  }

  @Test
  void l13_new_facts_alone_ask_anew_only_who_turned_it_down() {
    story.revision(TEN, 1, CRIME);
    story.response(ELEVEN, "POLICE", 1, "ACCEPTED");
    story.revision("2026-11-02T12:00:00Z", 2, AGAIN + ",'occurredAt':'2026-11-01T10:00:00Z'");
    assertThat(story.referral("POLICE").path("receiptBy").isNull()).isTrue();
    story.response("2026-11-02T12:30:00Z", "POLICE", 2, "NO_FURTHER_ACTION");
    story.revision("2026-11-02T13:00:00Z", 3, AGAIN + ",'occurredAt':'2026-11-01T11:00:00Z'");
    assertThat(story.referral("POLICE").path("receiptBy").asString())
        .isEqualTo("2026-11-02T17:00:00Z");
  }

  @Test
  void l14_the_duty_manager_is_told_and_then_the_board_once_each() {
    story.revision(TEN, 1, CRIME);
    story.silence("2026-11-02T14:00:00Z");
    assertThat(story.told()).isEmpty();
    story.silence("2026-11-02T14:00:01Z");
    assertThat(story.told()).containsExactly("POLICE DUTY_MANAGER RECEIPT 2026-11-02T14:00:00Z");
    story.silence("2026-11-02T18:00:01Z");
    assertThat(story.told()).containsExactly("POLICE BOARD RECEIPT 2026-11-02T14:00:00Z");
    story.silence("2026-11-03T13:00:00Z");
    assertThat(story.told()).isEmpty();
  }

  @Test
  void l14_when_it_is_asked_anew_both_are_told_again() {
    story.revision(TEN, 1, CRIME);
    story.silence("2026-11-02T19:00:00Z");
    assertThat(story.told()).hasSize(2);
    story.revision("2026-11-02T19:30:00Z", 2, AGAIN + ",'immediateDanger':'YES'");
    assertThat(story.referral("POLICE").path("urgency").asString()).isEqualTo("IMMEDIATE");
    assertThat(story.told())
        .containsExactly(
            "POLICE DUTY_MANAGER RECEIPT 2026-11-02T14:00:00Z",
            "POLICE BOARD RECEIPT 2026-11-02T14:00:00Z");
  }

  @Test
  void l14_time_that_passes_before_an_event_is_silence_too() {
    story.revision(TEN, 1, CRIME);
    story.response("2026-11-02T15:00:00Z", "POLICE", 1, "RECEIVED");
    assertThat(story.told()).containsExactly("POLICE DUTY_MANAGER RECEIPT 2026-11-02T14:00:00Z");
  }
}
