package org.referralrouter.routing.concern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.referralrouter.routing.concern.ARouter.GROOMING;
import static org.referralrouter.routing.concern.ARouter.concern;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.referralrouter.concern.Answer;
import org.referralrouter.concern.Concern;

class LastKnownTest {
  private static final long SEED = 20261124;

  @Test
  void an_answer_that_is_given_replaces_the_last_one_and_one_that_is_not_does_not() {
    Concern before = with(",\"immediateDanger\":\"YES\",\"organisedAbuse\":\"YES\"");
    Concern now = with(",\"immediateDanger\":\"UNKNOWN\",\"organisedAbuse\":\"NO\"");

    Concern known = LastKnown.of(before, now);

    assertThat(known.immediateDanger()).isEqualTo(Answer.YES);
    assertThat(known.organisedAbuse()).isEqualTo(Answer.NO);
  }

  @Test
  void people_are_matched_by_their_ref_and_those_left_out_come_last() {
    Concern before =
        with(
            ",\"people\":[{\"ref\":\"a\",\"ageGroup\":\"CHILD\"},{\"ref\":\"b\",\"roles\":[\"VICTIM\"]}]");
    Concern now = with(",\"people\":[{\"ref\":\"b\",\"identified\":\"YES\"},{\"ref\":\"c\"}]");

    Concern known = LastKnown.of(before, now);

    assertThat(known.people()).extracting(p -> p.ref()).containsExactly("b", "c", "a");
    assertThat(known.people().getFirst().roles()).hasToString("[VICTIM]");
    assertThat(known.people().getFirst().identified()).isEqualTo(Answer.YES);
  }

  @Test
  void knowing_less_of_a_concern_and_then_its_last_known_answers_gives_the_same_concern() {
    SomeConcern some = new SomeConcern(new Random(SEED));
    for (int i = 0; i < 1000; i++) {
      Concern concern = some.any();

      Concern known = LastKnown.of(concern, some.knowingLess(concern));

      assertThat(known.people())
          .as("case %d", i)
          .containsExactlyInAnyOrderElementsOf(concern.people());
      assertThat(known).usingRecursiveComparison().ignoringFields("people").isEqualTo(concern);
    }
  }

  private static Concern with(String more) {
    return concern(GROOMING.formatted(more));
  }
}
