package org.referralrouter.notification.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.referralrouter.concern.Agency;
import org.referralrouter.decision.Urgency;
import org.referralrouter.event.Referral;
import org.referralrouter.notification.SampleReferral;

/** When an agency is asked anew (lifecycle, L13). */
class AskedRevisionTest {
  private final UUID concernId = UUID.randomUUID();
  private final Referral first = sample(1).referral();

  @Test
  void a_purpose_a_question_more_urgency_or_another_person_asks_anew() {
    assertThat(asked(next -> next.purpose("SECTION_47_ENQUIRY"))).isEqualTo(2);
    assertThat(asked(next -> next.asking("ageGroup", "child-1"))).isEqualTo(2);
    assertThat(asked(next -> next.with(Urgency.IMMEDIATE))).isEqualTo(2);
    assertThat(asked(next -> next.about("child-2"))).isEqualTo(2);
  }

  @Test
  void other_words_or_less_urgency_ask_nothing_new() {
    assertThat(asked(next -> next.saying("more words"))).isEqualTo(1);
    assertThat(asked(next -> next.with(Urgency.STANDARD))).isEqualTo(1);
  }

  @Test
  void a_new_time_asks_anew_and_one_that_is_gone_does_not() {
    Instant time = SampleReferral.FAR.plusSeconds(1);

    assertThat(asked(next -> next.saying("more words").due(time, SampleReferral.FAR))).isEqualTo(2);
    assertThat(asked(next -> next.saying("more words").due(SampleReferral.FAR, time))).isEqualTo(2);
    assertThat(asked(next -> next.saying("more words").due(null, SampleReferral.FAR))).isEqualTo(1);
    assertThat(asked(next -> next.saying("more words").due(null, null))).isEqualTo(1);
  }

  @Test
  void a_revision_that_says_the_same_is_sent_to_ask_again() {
    assertThat(asked(next -> next)).isEqualTo(2);
  }

  @Test
  void what_stands_again_asks_anew() {
    Referral withdrawn = sample(2).withdrawn().referral();
    Referral again = sample(3).saying("more words").referral();

    assertThat(
            AskedRevision.first(first).after(first, withdrawn).after(withdrawn, again).revision())
        .isEqualTo(3);
  }

  @Test
  void the_last_revision_whose_facts_differ_is_remembered() {
    AskedRevision first = AskedRevision.first(this.first);
    Referral words = sample(2).saying("more words").referral();
    Referral question = sample(3).saying("more words").asking("ageGroup", "child-1").referral();

    AskedRevision then = first.after(this.first, words).after(words, question);

    assertThat(then.revision()).isEqualTo(3);
    assertThat(then.factsRevision()).isEqualTo(2);
    assertThat(then.factsAt()).isEqualTo(words.issuedAt());
  }

  private int asked(UnaryOperator<SampleReferral> change) {
    return AskedRevision.first(first).after(first, change.apply(sample(2)).referral()).revision();
  }

  private SampleReferral sample(int revision) {
    return SampleReferral.of(Agency.SOCIAL_CARE, concernId, revision).saying("the same words");
  }
}
