package org.referralrouter.routing.concern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.referralrouter.routing.concern.ARouter.DECISIONS;
import static org.referralrouter.routing.concern.ARouter.NOW;
import static org.referralrouter.routing.concern.ARouter.after;
import static org.referralrouter.routing.concern.ARouter.concern;
import static org.referralrouter.routing.concern.ARouter.flags;
import static org.referralrouter.routing.concern.ARouter.referrals;
import static org.referralrouter.routing.concern.ARouter.revision;
import static org.referralrouter.routing.concern.ARouter.sent;
import static org.referralrouter.routing.concern.ARouter.taken;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Concern;
import org.referralrouter.decision.Urgency;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.event.DecisionMade;
import org.referralrouter.event.Referral;
import org.referralrouter.event.ReferralState;

class AmendmentsTest {
  private static final int CASES = 500;
  private static final String STAFF =
      """
      {"categories":["ONLINE_GROOMING"],"summary":"Words.","immediateDanger":"YES",
       "reporter":{"organisation":"Example","name":"A name","identityProtected":"YES"},
       "people":[{"ref":"suspect-1","roles":["SUSPECT"],"ageGroup":"ADULT","worksWithChildren":"YES"},
        {"ref":"child-1","roles":["VICTIM"],"ageGroup":"CHILD","identified":"YES","abusedInProduction":"YES"}]}""";

  /** One fixed and one new each time, printed so that a failure can be repeated. */
  static LongStream seeds() {
    long fresh = System.nanoTime();
    System.out.println("Amendments with the seeds 20261124 and " + fresh);
    return LongStream.of(20261124, fresh);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void no_referral_is_withdrawn_because_answers_are_no_longer_known(long seed) {
    SomeConcern some = new SomeConcern(new Random(seed));
    for (int i = 0; i < CASES; i++) {
      Concern known = some.any();
      Concern less = some.knowingLess(known);

      ConcernState state = after(revision(1, known), revision(2, less));

      assertThat(state.referrals().values())
          .as("case %d, %s", i, less)
          .allMatch(SentReferral::open);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void the_decision_on_an_amendment_is_the_procedures_alone_where_no_embargo_stands(long seed) {
    SomeConcern some = new SomeConcern(new Random(seed));
    for (int i = 0; i < CASES; i++) {
      Concern known = some.any();
      Concern next = some.any();
      ConcernState first = after(revision(1, known));
      if (first.embargo() instanceof EmbargoState.None) {
        DecisionMade made = (DecisionMade) taken(first, revision(2, next)).events().getFirst();

        assertThat(made.decision().referrals())
            .extracting(r -> r.agency() + "/" + r.subject() + r.purposes())
            .isEqualTo(
                DECISIONS.decide(next).referrals().stream()
                    .map(r -> r.agency() + "/" + r.subject() + r.purposes())
                    .toList());
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void every_referral_of_the_decision_is_open_and_every_change_is_one_revision(long seed) {
    SomeConcern some = new SomeConcern(new Random(seed));
    for (int i = 0; i < CASES / 3; i++) {
      ConcernState state = ConcernState.UNSEEN;
      for (int number = 1; number <= 4; number++) {
        ConcernRevision revision = revision(number, some.any());
        Routed.Taken taken = taken(state, revision);
        Map<UUID, Referral> sent = new HashMap<>();
        for (Referral referral : referrals(taken)) {
          SentReferral last = state.referrals().get(referral.referralId());
          assertThat(sent.put(referral.referralId(), referral)).isNull();
          assertThat(referral.revision())
              .isEqualTo(last == null ? 1 : last.referral().revision() + 1);
          if (last != null) {
            assertThat(Content.of(referral)).isNotEqualTo(Content.of(last.referral()));
          }
        }
        state = taken.state();
        for (var decided : DECISIONS.decide(revision.concern()).referrals()) {
          assertThat(sent(state, decided.agency(), decided.subject()).open()).isTrue();
        }
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void repeats_and_late_ones_change_nothing_and_no_content_is_sent_twice(long seed) {
    Random random = new Random(seed);
    SomeConcern some = new SomeConcern(random);
    for (int i = 0; i < CASES / 3; i++) {
      Concern first = some.any();
      List<ConcernRevision> inOrder =
          List.of(
              revision(1, first),
              revision(2, some.knowingLess(first)),
              revision(3, some.any()),
              revision(4, some.any()));
      List<ConcernRevision> noisy = noisy(inOrder, random);

      assertThat(after(noisy.toArray(ConcernRevision[]::new)).referrals().keySet())
          .isEqualTo(after(inOrder.toArray(ConcernRevision[]::new)).referrals().keySet());
      assertThat(contents(noisy)).isEqualTo(contents(inOrder));
    }
  }

  /** Each in its order, with repeats and late copies of earlier ones in between. */
  private static List<ConcernRevision> noisy(List<ConcernRevision> inOrder, Random random) {
    List<ConcernRevision> noisy = new ArrayList<>();
    for (int i = 0; i < inOrder.size(); i++) {
      noisy.add(inOrder.get(i));
      for (int copies = random.nextInt(3); copies > 0; copies--) {
        noisy.add(inOrder.get(random.nextInt(i + 1)));
      }
    }
    return noisy;
  }

  /** All that is sent, as it is sent. */
  private static List<Object> contents(List<ConcernRevision> revisions) {
    List<Object> sent = new ArrayList<>();
    ConcernState state = ConcernState.UNSEEN;
    for (ConcernRevision revision : revisions) {
      Routed.Taken taken = taken(state, revision);
      sent.addAll(taken.events());
      state = taken.state();
    }
    return sent;
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatever_the_order_the_highest_revision_decides(long seed) {
    Random random = new Random(seed);
    SomeConcern some = new SomeConcern(random);
    for (int i = 0; i < CASES / 3; i++) {
      List<ConcernRevision> shuffled = new ArrayList<>();
      for (int number = 1; number <= 4; number++) {
        shuffled.add(revision(number, some.any()));
      }
      ConcernRevision highest = shuffled.getLast();
      Collections.shuffle(shuffled, random);

      ConcernState state = after(shuffled.toArray(ConcernRevision[]::new));

      assertThat(state.concern()).isEqualTo(highest);
      for (var decided : DECISIONS.decide(highest.concern()).referrals()) {
        SentReferral sent = sent(state, decided.agency(), decided.subject());
        assertThat(sent.open()).isTrue();
        assertThat(sent.referral().purposes()).containsAll(decided.purposes());
      }
    }
  }

  @Test
  void the_decision_is_published_on_the_new_facts_while_the_referral_stays_on_the_known_ones() {
    Routed.Taken amended =
        taken(
            after(revision(1, STAFF)),
            revision(2, STAFF.replace("\"worksWithChildren\":\"YES\"", "\"positions\":[]")));

    DecisionMade made = (DecisionMade) amended.events().getFirst();
    assertThat(made.decision().referrals())
        .extracting(r -> r.agency())
        .doesNotContain(Agency.HR_ALLEGATIONS, Agency.DESIGNATED_OFFICER);
    assertThat(referrals(amended))
        .extracting(Referral::agency)
        .doesNotContain(Agency.HR_ALLEGATIONS, Agency.DESIGNATED_OFFICER);
    SentReferral toHr = sent(amended.state(), Agency.HR_ALLEGATIONS, "suspect-1");
    assertThat(toHr.referral().revision()).isEqualTo(1);
    assertThat(flags(toHr.referral())).contains("WITHHOLD_SUSPENSION_REASON");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"worksWithChildren\":\"YES\" | \"worksWithChildren\":\"NO\" | HR_ALLEGATIONS | suspect-1",
        "\"worksWithChildren\":\"YES\" | \"worksWithChildren\":\"NO\" | DESIGNATED_OFFICER | suspect-1",
        "[\"SUSPECT\"] | [\"WITNESS\"] | HR_ALLEGATIONS | suspect-1",
        "\"identified\":\"YES\" | \"identified\":\"NO\" | SOCIAL_CARE | child-1"
      })
  void a_fact_that_says_no_withdraws(String was, String is, Agency agency, String subject) {
    ConcernState state = after(revision(1, STAFF), revision(2, STAFF.replace(was, is)));

    assertThat(sent(state, agency, subject).referral().state()).isEqualTo(ReferralState.WITHDRAWN);
  }

  @Test
  void a_no_counts_after_an_unknown_too() {
    String unknown = STAFF.replace("\"worksWithChildren\":\"YES\"", "\"positions\":[]");
    String no = STAFF.replace("\"worksWithChildren\":\"YES\"", "\"worksWithChildren\":\"NO\"");

    ConcernState state = after(revision(1, STAFF), revision(2, unknown), revision(3, no));

    assertThat(sent(state, Agency.HR_ALLEGATIONS, "suspect-1").open()).isFalse();
  }

  @Test
  void what_an_agency_was_asked_for_and_how_soon_stays_while_nothing_says_otherwise() {
    ConcernState state =
        after(
            revision(1, STAFF),
            revision(
                2,
                STAFF
                    .replace("\"immediateDanger\":\"YES\",", "")
                    .replace("\"abusedInProduction\":\"YES\"", "\"harm\":\"UNKNOWN\"")));

    Referral aboutChild = sent(state, Agency.SOCIAL_CARE, "child-1").referral();
    assertThat(aboutChild.purposes()).extracting(p -> p.code()).contains("SECTION_47_ENQUIRY");
    assertThat(aboutChild.questions()).extracting(q -> q.fact()).contains("abusedInProduction");
    Referral toPolice = sent(state, Agency.POLICE, null).referral();
    assertThat(toPolice.urgency()).isEqualTo(Urgency.IMMEDIATE);
    assertThat(toPolice.purposes()).extracting(p -> p.code()).contains("IMMEDIATE_PROTECTION");
    assertThat(toPolice.questions()).extracting(q -> q.fact()).contains("immediateDanger");
    assertThat(toPolice.acknowledgeBy())
        .isEqualTo(sent(after(revision(1, STAFF)), Agency.POLICE, null).referral().acknowledgeBy());
  }

  @Test
  void a_protected_reporter_stays_protected_until_somebody_says_no() {
    String silent = STAFF.replace(",\"identityProtected\":\"YES\"", "");
    String no = STAFF.replace("\"identityProtected\":\"YES\"", "\"identityProtected\":\"NO\"");

    Referral kept =
        sent(after(revision(1, STAFF), revision(2, silent)), Agency.SOCIAL_CARE, "child-1")
            .referral();
    Referral told =
        sent(after(revision(1, STAFF), revision(2, no)), Agency.SOCIAL_CARE, "child-1").referral();

    assertThat(kept.shared().reporter()).extracting(r -> r.name()).isNull();
    assertThat(flags(kept)).contains("REPORTER_IDENTITY_PROTECTED");
    assertThat(told.shared().reporter()).extracting(r -> r.name()).isEqualTo("A name");
  }

  @Test
  void a_person_who_is_left_out_is_still_known() {
    Concern alone =
        concern(
            """
            {"categories":["ONLINE_GROOMING"],"summary":"Words.","reporter":{"organisation":"Example"}}""");

    Routed.Taken amended = taken(after(revision(1, STAFF)), revision(2, alone), NOW);

    assertThat(amended.state().referrals().values()).allMatch(SentReferral::open);
    assertThat(sent(amended.state(), Agency.SOCIAL_CARE, "child-1").referral().revision())
        .isEqualTo(1);
  }
}
