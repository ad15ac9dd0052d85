package org.referralrouter.routing.procedure;

import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;
import org.referralrouter.decision.Confidentiality;
import org.referralrouter.decision.DecidedReferral;
import org.referralrouter.decision.Decision;
import org.referralrouter.decision.Handling;
import org.referralrouter.decision.Question;

/** What a decision says, row by row of the reading. */
final class DecisionAssert extends AbstractAssert<DecisionAssert, Decision> {
  private DecisionAssert(Decision decision) {
    super(decision, DecisionAssert.class);
  }

  static DecisionAssert assertThat(Decision decision) {
    return new DecisionAssert(decision);
  }

  /** The agency is told of the person (null for the concern itself), by these rows at least. */
  DecisionAssert refers(Agency agency, @Nullable String subject, String... rules) {
    Assertions.assertThat(
            referral(agency, subject).purposes().stream().flatMap(p -> p.rules().stream()).toList())
        .as("the rows that refer to %s about %s", agency, subject)
        .contains(rules);
    return this;
  }

  DecisionAssert refersNobodyTo(Agency agency) {
    Assertions.assertThat(actual.referrals())
        .extracting(DecidedReferral::agency)
        .doesNotContain(agency);
    return this;
  }

  DecisionAssert refersNothingAbout(String subject) {
    Assertions.assertThat(actual.referrals())
        .extracting(DecidedReferral::subject)
        .doesNotContain(subject);
    return this;
  }

  /** The row's question rides on a referral to this agency. */
  DecisionAssert asks(Agency agency, String rule, String fact, @Nullable String of) {
    Assertions.assertThat(
            actual.referrals().stream()
                .filter(referral -> agency.equals(referral.agency()))
                .flatMap(referral -> referral.questions().stream())
                .map(question -> question.rule() + " " + question.fact() + " " + question.of()))
        .as("what %s is asked", agency)
        .contains(rule + " " + fact + " " + of);
    return this;
  }

  DecisionAssert doesNotAsk(String rule) {
    Assertions.assertThat(
            actual.referrals().stream()
                .flatMap(referral -> referral.questions().stream())
                .map(Question::rule))
        .doesNotContain(rule);
    return this;
  }

  /** The rows whose flags the referral carries. */
  DecisionAssert flags(Agency agency, @Nullable String subject, String... rules) {
    Assertions.assertThat(flags(agency, subject)).containsExactlyInAnyOrder(rules);
    return this;
  }

  /** The agencies of the referrals that carry the flag of this row. */
  DecisionAssert flagsOnly(String rule, Agency... agencies) {
    Assertions.assertThat(
            actual.referrals().stream()
                .filter(referral -> flags(referral.agency(), referral.subject()).contains(rule))
                .map(DecidedReferral::agency))
        .as("who carries the flag of %s", rule)
        .containsOnly(agencies);
    return this;
  }

  /** The rows whose instructions the referral carries. */
  DecisionAssert instructs(Agency agency, @Nullable String subject, String... rules) {
    Assertions.assertThat(
            referral(agency, subject).handling().stream().map(Handling::rule).distinct())
        .as("the rows that instruct %s about %s", agency, subject)
        .containsExactlyInAnyOrder(rules);
    return this;
  }

  private List<String> flags(Agency agency, @Nullable String subject) {
    return referral(agency, subject).confidentiality().stream().map(Confidentiality::rule).toList();
  }

  private DecidedReferral referral(Agency agency, @Nullable String subject) {
    return actual.referrals().stream()
        .filter(each -> agency.equals(each.agency()))
        .filter(each -> subject == null ? each.subject() == null : subject.equals(each.subject()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no referral to " + agency + " about " + subject));
  }
}
