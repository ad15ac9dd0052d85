package org.referralrouter.routing.concern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.referralrouter.routing.concern.ARouter.GROOMING_BY_AN_ADULT;
import static org.referralrouter.routing.concern.ARouter.NAME_CALLING;
import static org.referralrouter.routing.concern.ARouter.NOW;
import static org.referralrouter.routing.concern.ARouter.ROUTER;
import static org.referralrouter.routing.concern.ARouter.accepted;
import static org.referralrouter.routing.concern.ARouter.after;
import static org.referralrouter.routing.concern.ARouter.answer;
import static org.referralrouter.routing.concern.ARouter.referrals;
import static org.referralrouter.routing.concern.ARouter.refused;
import static org.referralrouter.routing.concern.ARouter.revision;
import static org.referralrouter.routing.concern.ARouter.sent;
import static org.referralrouter.routing.concern.ARouter.taken;

import org.junit.jupiter.api.Test;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Acknowledgement;
import org.referralrouter.event.AcknowledgementOutcome;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.event.DecisionMade;
import org.referralrouter.event.ReferralState;

class RouterTest {
  private static final ConcernRevision GROOMING = revision(1, GROOMING_BY_AN_ADULT);

  @Test
  void a_new_revision_is_always_decided_and_a_repeat_or_an_older_one_never() {
    Routed.Taken first = taken(ConcernState.UNSEEN, revision(2, GROOMING_BY_AN_ADULT));

    assertThat(first.events().getFirst()).isInstanceOf(DecisionMade.class);
    assertThat(referrals(first)).hasSize(3).allMatch(r -> r.revision() == 1);
    assertThat(taken(first.state(), revision(2, GROOMING_BY_AN_ADULT)))
        .isEqualTo(Routed.Taken.silently(first.state()));
    assertThat(taken(first.state(), revision(1, NAME_CALLING.formatted(""))))
        .isEqualTo(Routed.Taken.silently(first.state()));
  }

  @Test
  void a_revision_that_changes_nothing_for_the_agencies_sends_its_decision_alone() {
    Routed.Taken second =
        taken(after(GROOMING), revision(2, GROOMING_BY_AN_ADULT), NOW.plusSeconds(3600));

    assertThat(second.events()).singleElement().isInstanceOf(DecisionMade.class);
  }

  @Test
  void a_referral_that_no_longer_follows_is_withdrawn_once_and_opens_again_when_it_follows() {
    Routed.Taken second = taken(after(GROOMING), revision(2, NAME_CALLING.formatted("")));
    Routed.Taken third = taken(second.state(), revision(3, NAME_CALLING.formatted("")));
    Routed.Taken fourth = taken(third.state(), revision(4, GROOMING_BY_AN_ADULT));

    assertThat(referrals(second))
        .hasSize(3)
        .allMatch(r -> r.state() == ReferralState.WITHDRAWN && r.revision() == 2)
        .allMatch(r -> Following.NO_LONGER_FOLLOWS.equals(r.withdrawnReason()))
        .allMatch(r -> r.acknowledgeBy() == null);
    assertThat(referrals(third)).isEmpty();
    assertThat(referrals(fourth))
        .hasSize(3)
        .allMatch(r -> r.state() == ReferralState.OPEN && r.revision() == 3)
        .allMatch(r -> r.acknowledgeBy() != null);
  }

  @Test
  void an_acknowledgement_is_kept_only_for_a_referral_of_that_agency() {
    ConcernState state = after(GROOMING);

    Routed.Taken kept = taken(state, accepted(Agency.POLICE, null, 1));

    assertThat(kept.events()).isEmpty();
    assertThat(sent(kept.state(), Agency.POLICE, null).answer())
        .isEqualTo(new Wait.Answered(1, AcknowledgementOutcome.ACCEPTED));
    assertThat(taken(kept.state(), accepted(Agency.POLICE, null, 1))).isEqualTo(kept);
    assertThat(ROUTER.route(state, accepted(Agency.TRIAGE, null, 1), NOW))
        .isEqualTo(refused(Refusal.UNKNOWN_REFERRAL));
    assertThat(ROUTER.route(ConcernState.UNSEEN, accepted(Agency.POLICE, null, 1), NOW))
        .isEqualTo(refused(Refusal.UNKNOWN_REFERRAL));
  }

  @Test
  void a_redirect_ends_the_wait_where_the_other_agency_has_the_concern_and_nowhere_else() {
    ConcernState state = after(GROOMING);

    ConcernState toPolice =
        taken(state, redirected(Agency.CEOP_PREPARATION, Agency.POLICE)).state();
    ConcernState toNobody =
        taken(state, redirected(Agency.CEOP_PREPARATION, Agency.TRIAGE)).state();

    assertThat(sent(toPolice, Agency.CEOP_PREPARATION, null).answer())
        .isEqualTo(new Wait.Answered(1, AcknowledgementOutcome.REDIRECTED));
    assertThat(sent(toNobody, Agency.CEOP_PREPARATION, null).answer())
        .isInstanceOf(Wait.WithAgency.class);
  }

  private static Acknowledgement redirected(Agency from, Agency to) {
    return answer(from, null, 1, AcknowledgementOutcome.REDIRECTED, to);
  }
}
