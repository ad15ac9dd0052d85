package org.referralrouter.routing.concern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.referralrouter.routing.concern.ARouter.GROOMING;
import static org.referralrouter.routing.concern.ARouter.GROOMING_BY_AN_ADULT;
import static org.referralrouter.routing.concern.ARouter.NAME_CALLING;
import static org.referralrouter.routing.concern.ARouter.NOW;
import static org.referralrouter.routing.concern.ARouter.ROUTER;
import static org.referralrouter.routing.concern.ARouter.SUSPECT;
import static org.referralrouter.routing.concern.ARouter.accepted;
import static org.referralrouter.routing.concern.ARouter.after;
import static org.referralrouter.routing.concern.ARouter.flags;
import static org.referralrouter.routing.concern.ARouter.referrals;
import static org.referralrouter.routing.concern.ARouter.refused;
import static org.referralrouter.routing.concern.ARouter.release;
import static org.referralrouter.routing.concern.ARouter.revision;
import static org.referralrouter.routing.concern.ARouter.sent;
import static org.referralrouter.routing.concern.ARouter.taken;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Category;
import org.referralrouter.decision.Embargo;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.event.Referral;

class EmbargoTest {
  private static final String FLAG = "DO_NOT_ALERT_SUSPECT";
  private static final String BY_STAFF =
      GROOMING.formatted(
          """
          ,"people":[{"ref":"suspect-1","roles":["SUSPECT"],"ageGroup":"ADULT","worksWithChildren":"YES"},
           {"ref":"child-1","roles":["VICTIM"],"ageGroup":"CHILD","name":"Invented Child"}]""");
  private static final ConcernRevision STAFF = revision(1, BY_STAFF);
  private static final ConcernRevision ADULT = revision(1, GROOMING_BY_AN_ADULT);

  @Test
  void a_release_sends_each_referral_again_without_the_flags_that_it_lifts() {
    Routed.Taken released = taken(after(STAFF), release(1));

    assertThat(referrals(released))
        .hasSameSizeAs(after(STAFF).referrals().values())
        .allMatch(r -> r.revision() == 2 && r.embargo() == Embargo.RELEASED)
        .allSatisfy(r -> assertThat(flags(r)).doesNotContain(FLAG, "WITHHOLD_SUSPENSION_REASON"));
  }

  @Test
  void before_the_release_every_referral_has_the_flag_and_hr_learns_nothing_of_the_allegation() {
    assertThat(after(STAFF).referrals().values())
        .allSatisfy(one -> assertThat(flags(one.referral())).contains(FLAG));
    Referral toHr = sent(after(STAFF), Agency.HR_ALLEGATIONS, "suspect-1").referral();
    assertThat(flags(toHr)).contains("WITHHOLD_SUSPENSION_REASON");
    assertThat(toHr.shared().categories()).isNull();
  }

  @Test
  void after_the_release_hr_learns_the_category_and_never_the_child() {
    Referral toHr = sent(after(STAFF, release(1)), Agency.HR_ALLEGATIONS, "suspect-1").referral();

    assertThat(toHr.shared().categories()).containsExactly(Category.ONLINE_GROOMING);
    assertThat(flags(toHr)).containsExactly("CHILD_IDENTITY_WITHHELD");
    assertThat(toHr.shared().people()).extracting(p -> p.ref()).containsExactly("suspect-1");
    assertThat(toHr.shared().summary()).isNull();
  }

  @Test
  void a_referral_that_stays_because_less_is_known_is_released_with_the_others() {
    String less = BY_STAFF.replace(",\"worksWithChildren\":\"YES\"", "");

    Routed.Taken released = taken(after(STAFF, revision(2, less)), release(1));

    assertThat(referrals(released))
        .filteredOn(r -> r.agency() == Agency.HR_ALLEGATIONS)
        .singleElement()
        .satisfies(
            r -> {
              assertThat(flags(r)).containsExactly("CHILD_IDENTITY_WITHHELD");
              assertThat(r.shared().categories()).containsExactly(Category.ONLINE_GROOMING);
            });
  }

  @Test
  void a_release_keeps_answers_and_times_as_they_were() {
    ConcernState before = after(ADULT, accepted(Agency.POLICE, null, 1));
    ConcernState released = taken(before, release(1), NOW.plusSeconds(7200)).state();

    assertThat(released.referrals().values())
        .usingRecursiveFieldByFieldElementComparatorOnFields("answer", "referral.acknowledgeBy")
        .containsExactlyInAnyOrderElementsOf(before.referrals().values());
    assertThat(sent(released, Agency.POLICE, null).answer()).isInstanceOf(Wait.Answered.class);
  }

  @Test
  void a_release_is_refused_where_there_is_no_embargo_or_no_concern() {
    ConcernState none = after(revision(1, NAME_CALLING.formatted("")));

    assertThat(ROUTER.route(none, release(1), NOW))
        .isEqualTo(refused(Refusal.RELEASE_WITHOUT_EMBARGO));
    assertThat(ROUTER.route(ConcernState.UNSEEN, release(1), NOW))
        .isEqualTo(refused(Refusal.RELEASE_WITHOUT_EMBARGO));
  }

  @Test
  void a_second_release_is_refused_and_the_same_one_again_is_nothing() {
    ConcernState released = after(ADULT, release(1));

    assertThat(ROUTER.route(released, release(2), NOW))
        .isEqualTo(refused(Refusal.RELEASE_REPEATED));
    assertThat(taken(released, release(1))).isEqualTo(Routed.Taken.silently(released));
  }

  @ParameterizedTest
  @ValueSource(strings = {"social-care", "hr-allegations", "practitioner", "Police", ""})
  void a_release_by_anyone_else_is_refused(String actor) {
    assertThat(ROUTER.route(after(ADULT), release(1, actor), NOW))
        .isEqualTo(refused(Refusal.RELEASE_NOT_BY_POLICE));
    assertThat(ROUTER.route(after(ADULT, release(1)), release(1, actor), NOW))
        .isEqualTo(refused(Refusal.RELEASE_NOT_BY_POLICE));
  }

  @Test
  void the_same_facts_sent_again_leave_it_released() {
    ConcernState released = after(ADULT, release(1));

    Routed.Taken again = taken(released, revision(2, GROOMING_BY_AN_ADULT));

    assertThat(again.state().embargo().code()).isEqualTo(Embargo.RELEASED);
    assertThat(referrals(again)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        {"categories":["ONLINE_GROOMING"],"summary":"Words.","reporter":{"organisation":"Example"},
         "people":[{"ref":"suspect-1","roles":["SUSPECT"],"ageGroup":"ADULT"},
          {"ref":"suspect-2","roles":["SUSPECT"],"ageGroup":"ADULT"}]}""",
        """
        {"categories":["ONLINE_GROOMING"],"summary":"Words.","reporter":{"organisation":"Example"},
         "people":[{"ref":"suspect-2","roles":["SUSPECT"],"ageGroup":"CHILD"}]}""",
        """
        {"categories":["ONLINE_GROOMING","PSEUDO_IMAGES"],"summary":"Words.",
         "reporter":{"organisation":"Example"},
         "people":[{"ref":"suspect-1","roles":["SUSPECT"],"ageGroup":"ADULT"}]}""",
        """
        {"categories":["PSEUDO_IMAGES"],"summary":"Words.","reporter":{"organisation":"Example"}}"""
      })
  void a_new_suspect_or_a_new_sexual_category_opens_a_new_one_that_a_later_release_ends(
      String json) {
    Routed.Taken reopened = taken(after(ADULT, release(1)), revision(2, json));

    assertThat(reopened.state().embargo().code()).isEqualTo(Embargo.ACTIVE);
    assertThat(referrals(reopened))
        .isNotEmpty()
        .allSatisfy(r -> assertThat(flags(r)).contains(FLAG));
    Routed.Taken released = taken(reopened.state(), release(2));
    assertThat(released.state().embargo().code()).isEqualTo(Embargo.RELEASED);
    assertThat(referrals(released)).allSatisfy(r -> assertThat(flags(r)).doesNotContain(FLAG));
    assertThat(taken(released.state(), release(1)).events()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        {"categories":["ONLINE_GROOMING","CYBERBULLYING"],"summary":"Other words.",
         "reporter":{"organisation":"Example"},
         "people":[{"ref":"suspect-1","roles":["SUSPECT"],"ageGroup":"ADULT"},
          {"ref":"child-9","roles":["VICTIM"],"ageGroup":"CHILD"}]}""",
        """
        {"categories":["CYBERBULLYING"],"summary":"Words.","reporter":{"organisation":"Example"}}"""
      })
  void other_news_leaves_it_released(String json) {
    assertThat(taken(after(ADULT, release(1)), revision(2, json)).state().embargo().code())
        .isEqualTo(Embargo.RELEASED);
  }

  @Test
  void leaving_the_suspect_out_of_an_amendment_does_not_end_it() {
    Routed.Taken amended = taken(after(ADULT), revision(2, GROOMING.formatted("")));

    assertThat(amended.state().embargo().code()).isEqualTo(Embargo.ACTIVE);
    assertThat(amended.state().referrals().values())
        .allSatisfy(one -> assertThat(flags(one.referral())).contains(FLAG));
  }

  @Test
  void correcting_the_category_does_not_end_it_and_new_referrals_carry_the_flag() {
    String assault =
        """
        {"categories":["RECORDED_ASSAULT"],"summary":"Words.","reporter":{"organisation":"Example"},
         "crimeAlleged":"YES","people":[{"ref":"suspect-1","roles":["SUSPECT"],"ageGroup":"ADULT"}]}""";

    ConcernState corrected = after(ADULT, revision(2, assault));

    Referral toPolice = sent(corrected, Agency.POLICE, null).referral();
    assertThat(corrected.embargo().code()).isEqualTo(Embargo.ACTIVE);
    assertThat(toPolice.embargo()).isEqualTo(Embargo.ACTIVE);
    assertThat(flags(toPolice)).containsExactly(FLAG);
  }

  @Test
  void a_concern_gets_an_embargo_when_its_suspect_becomes_known() {
    ConcernState state = after(revision(1, GROOMING.formatted("")));
    assertThat(state.embargo().code()).isEqualTo(Embargo.NONE);

    Routed.Taken known = taken(state, revision(2, GROOMING.formatted(SUSPECT.formatted(""))));

    assertThat(known.state().embargo().code()).isEqualTo(Embargo.ACTIVE);
    assertThat(known.state().referrals().values())
        .allSatisfy(one -> assertThat(flags(one.referral())).contains(FLAG));
  }
}
