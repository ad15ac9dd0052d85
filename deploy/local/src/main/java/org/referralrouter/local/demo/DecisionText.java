package org.referralrouter.local.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.referralrouter.decision.DecidedReferral;
import org.referralrouter.decision.Decision;
import org.referralrouter.decision.Question;

/**
 * A decision as lines for a terminal: who is told about whom, why by which paragraph, and with
 * which flags.
 */
final class DecisionText {
  private static final String MORE = " ".repeat(45);

  private DecisionText() {}

  static List<String> of(Decision decision) {
    var lines = new ArrayList<String>();
    decision.referrals().forEach(referral -> lines.addAll(of(referral)));
    for (var refused : decision.notReferred()) {
      lines.add(
          "    not told: %s about %s, %s ¶%s"
              .formatted(
                  refused.agency().slug(),
                  subject(refused.subject()),
                  refused.reason(),
                  refused.paragraph()));
    }
    for (var advice : decision.advice()) {
      lines.add("    advice: %s ¶%s".formatted(advice.code(), advice.paragraph()));
    }
    return lines;
  }

  private static List<String> of(DecidedReferral referral) {
    var facts = new ArrayList<String>();
    for (var purpose : referral.purposes()) {
      facts.add(
          purpose.code()
              + purpose.paragraphs().stream().map(" ¶%s"::formatted).collect(Collectors.joining()));
    }
    for (var flag : referral.confidentiality()) {
      facts.add("@|yellow ⚑ %s|@ ¶%s".formatted(flag.flag(), flag.paragraph()));
    }
    for (var question : referral.questions()) {
      facts.add("@|faint ? %s|@ ¶%s".formatted(asked(question), question.paragraph()));
    }
    var lines = new ArrayList<String>();
    for (var fact : facts) {
      lines.add(
          lines.isEmpty()
              ? "    @|bold %-18s|@ %-10s %-10s %s"
                  .formatted(
                      referral.agency().slug(),
                      subject(referral.subject()),
                      referral.urgency(),
                      fact)
              : MORE + fact);
    }
    return lines;
  }

  private static String subject(@Nullable String ref) {
    return ref == null ? "–" : ref;
  }

  private static String asked(Question question) {
    return question.of() == null ? question.fact() : question.fact() + " of " + question.of();
  }
}
