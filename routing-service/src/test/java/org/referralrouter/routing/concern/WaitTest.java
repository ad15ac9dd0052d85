package org.referralrouter.routing.concern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.referralrouter.event.AcknowledgementOutcome.ACCEPTED;
import static org.referralrouter.routing.concern.ARouter.GROOMING;
import static org.referralrouter.routing.concern.ARouter.GROOMING_BY_AN_ADULT;
import static org.referralrouter.routing.concern.ARouter.NAME_CALLING;
import static org.referralrouter.routing.concern.ARouter.NOW;
import static org.referralrouter.routing.concern.ARouter.ROUTER;
import static org.referralrouter.routing.concern.ARouter.SUSPECT;
import static org.referralrouter.routing.concern.ARouter.accepted;
import static org.referralrouter.routing.concern.ARouter.after;
import static org.referralrouter.routing.concern.ARouter.revision;
import static org.referralrouter.routing.concern.ARouter.sent;
import static org.referralrouter.routing.concern.ARouter.taken;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.event.Escalation;
import org.referralrouter.event.EscalationLevel;

class WaitTest {
  private static final Duration URGENT = Duration.ofHours(4);
  private static final Instant DUE = NOW.plus(URGENT);
  private static final Instant BOARD_DUE = DUE.plus(URGENT);
  private static final ConcernRevision ADULT = revision(1, GROOMING_BY_AN_ADULT);

  /** The same with one more purpose for the police: a change that they have to answer. */
  private static final ConcernRevision ORGANISED =
      revision(2, GROOMING.formatted(SUSPECT.formatted("") + ",\"organisedAbuse\":\"YES\""));

  @Test
  void nothing_is_escalated_before_its_time() {
    assertThat(ROUTER.silence(after(ADULT), DUE.minusMillis(1)).events()).isEmpty();
    assertThat(after(ADULT).nextEscalation()).hasValue(DUE);
    assertThat(ConcernState.UNSEEN.nextEscalation()).isEmpty();
  }

  @Test
  void silence_is_told_to_the_duty_manager_and_then_to_the_board_once_each() {
    Routed.Taken due = ROUTER.silence(after(ADULT), DUE);
    Routed.Taken later = ROUTER.silence(due.state(), BOARD_DUE.minusMillis(1));
    Routed.Taken board = ROUTER.silence(later.state(), BOARD_DUE);
    Routed.Taken never = ROUTER.silence(board.state(), BOARD_DUE.plus(Duration.ofDays(30)));

    assertThat(due.events())
        .hasSize(3)
        .allSatisfy(
            event -> assertThat(event).isInstanceOfSatisfying(Escalation.class, this::isDue));
    assertThat(later.events()).isEmpty();
    assertThat(board.events())
        .hasSize(3)
        .allMatch(event -> event instanceof Escalation e && e.level() == EscalationLevel.BOARD);
    assertThat(never.events()).isEmpty();
    assertThat(never.state().nextEscalation()).isEmpty();
  }

  private void isDue(Escalation escalation) {
    assertThat(escalation.level()).isEqualTo(EscalationLevel.DUTY_MANAGER);
    assertThat(escalation.dueAt()).isEqualTo(DUE);
    assertThat(escalation.at()).isEqualTo(DUE);
  }

  @Test
  void after_a_long_stop_both_levels_are_told_at_once_with_ids_of_their_own() {
    Routed.Taken late = ROUTER.silence(after(ADULT), BOARD_DUE.plus(URGENT));

    assertThat(late.events())
        .extracting(event -> event.eventId())
        .hasSize(6)
        .doesNotHaveDuplicates();
  }

  @Test
  void an_answered_referral_is_never_escalated_and_a_late_answer_ends_it_too() {
    ConcernState answered = after(ADULT, accepted(Agency.POLICE, null, 1));
    ConcernState late =
        taken(ROUTER.silence(after(ADULT), DUE).state(), accepted(Agency.POLICE, null, 1)).state();

    assertThat(ROUTER.silence(answered, BOARD_DUE).events())
        .noneMatch(event -> event instanceof Escalation e && e.agency() == Agency.POLICE);
    assertThat(ROUTER.silence(late, BOARD_DUE).events())
        .hasSize(2)
        .noneMatch(event -> event instanceof Escalation e && e.agency() == Agency.POLICE);
  }

  @Test
  void a_withdrawn_referral_is_never_escalated() {
    ConcernState withdrawn = after(ADULT, revision(2, NAME_CALLING.formatted("")));

    assertThat(ROUTER.silence(withdrawn, BOARD_DUE).events()).isEmpty();
  }

  @Test
  void a_change_that_asks_nothing_else_leaves_the_clock_and_the_answer_alone() {
    String words = GROOMING_BY_AN_ADULT.replace("Words.", "More words.");

    ConcernState waiting = after(ADULT, revision(2, words));
    ConcernState answered = after(ADULT, accepted(Agency.POLICE, null, 1), revision(2, words));

    SentReferral toPolice = sent(waiting, Agency.POLICE, null);
    assertThat(toPolice.referral().revision()).isEqualTo(2);
    assertThat(toPolice.referral().acknowledgeBy()).isEqualTo(DUE);
    assertThat(toPolice.answer()).isEqualTo(sent(after(ADULT), Agency.POLICE, null).answer());
    assertThat(sent(answered, Agency.POLICE, null).answer())
        .isEqualTo(new Wait.Answered(1, ACCEPTED));
  }

  @Test
  void a_change_of_what_is_asked_starts_the_clock_of_an_agency_that_had_answered() {
    Instant later = NOW.plus(Duration.ofDays(2));
    ConcernState answered = after(ADULT, accepted(Agency.POLICE, null, 1));

    SentReferral asked = sent(taken(answered, ORGANISED, later).state(), Agency.POLICE, null);

    assertThat(asked.referral().acknowledgeBy()).isEqualTo(later.plus(URGENT));
    assertThat(asked.answer())
        .isEqualTo(new Wait.WithAgency(2, later.plus(URGENT), later.plus(URGENT).plus(URGENT)));
  }

  @Test
  void a_silent_agency_gets_no_more_time_by_a_change_and_an_answer_to_the_old_is_none() {
    ConcernState changed = taken(after(ADULT), ORGANISED, NOW.plusSeconds(3600)).state();
    ConcernState overdue = ROUTER.silence(after(ADULT), DUE).state();
    ConcernState changedLate = taken(overdue, ORGANISED, DUE.plusSeconds(60)).state();

    assertThat(sent(changed, Agency.POLICE, null).referral().acknowledgeBy()).isEqualTo(DUE);
    assertThat(
            sent(taken(changed, accepted(Agency.POLICE, null, 1)).state(), Agency.POLICE, null)
                .answer())
        .isInstanceOf(Wait.WithAgency.class);
    assertThat(
            sent(taken(changed, accepted(Agency.POLICE, null, 2)).state(), Agency.POLICE, null)
                .answer())
        .isEqualTo(new Wait.Answered(2, ACCEPTED));
    assertThat(sent(changedLate, Agency.POLICE, null).answer())
        .isEqualTo(new Wait.WithDutyManager(2, DUE, BOARD_DUE));
  }

  @Test
  void more_urgency_brings_the_time_forward() {
    String danger = GROOMING.formatted(SUSPECT.formatted("") + ",\"immediateDanger\":\"YES\"");

    ConcernState urgent = taken(after(ADULT), revision(2, danger), NOW.plusSeconds(60)).state();

    assertThat(sent(urgent, Agency.POLICE, null).referral().acknowledgeBy())
        .isEqualTo(NOW.plusSeconds(60).plus(Duration.ofMinutes(15)));
  }
}
