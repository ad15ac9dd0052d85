package org.referralrouter.routing.life;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The rows of reading.md that advise. */
final class PlainAdvice {
  /** An advice, with its paragraph and row. */
  record Advised(String code, String paragraph, String rule) {}

  private PlainAdvice() {}

  /** The advice on these facts, by code. */
  static List<Advised> of(PlainFacts facts) {
    boolean alone = facts.concern().path("reporter").path("discussedWith").isEmpty();
    boolean lead = facts.suspectAt("SAFEGUARDING_LEAD");
    boolean manager = facts.suspectAt("LINE_MANAGER_OF_REPORTER");
    SortedMap<String, Advised> all = new TreeMap<>();
    Map<String, Advised> instead = new TreeMap<>();
    insteadOfReferral(facts).forEach(one -> instead.putIfAbsent(one.code() + one.rule(), one));
    all.putAll(instead);
    if (alone && !lead) {
      all.put("DISCUSS_WITH_SAFEGUARDING_ADVISER", advised("SAFEGUARDING_ADVISER", "A4"));
    }
    if (alone && !manager) {
      all.put("DISCUSS_WITH_LINE_MANAGER", advised("LINE_MANAGER", "A5"));
    }
    return List.copyOf(all.values());
  }

  /** A1 to A3: advice that can stand in place of any referral. */
  static Stream<Advised> insteadOfReferral(PlainFacts facts) {
    boolean bullied =
        facts.is("CYBERBULLYING")
            || facts.is("RECORDED_ASSAULT")
            || (facts.is("CHILD_SHARING_IMAGES") && facts.said("images", "sexual").equals("NO"));
    boolean curious =
        facts.is("CHILD_VIEWING_PORNOGRAPHY")
            && facts.said("pornography", "beyondCuriosity").equals("NO")
            && facts.said("pornography", "usedInGrooming").equals("NO");
    boolean unharmed =
        facts.is("HARMFUL_CONTENT")
            && facts.anyone(p -> p.child() && p.is("VICTIM") && p.said("harm").equals("NONE"));
    return Stream.of(
            bullied && facts.said("bullying", "severity").equals("LOW")
                ? new Advised("AGENCY_ANTI_BULLYING_POLICY", "44", "A1")
                : null,
            curious ? new Advised("AGENCY_SUPPORT", "25", "A2") : null,
            unharmed ? new Advised("AGENCY_SUPPORT", "38", "A3") : null)
        .filter(one -> one != null);
  }

  private static Advised advised(String whom, String rule) {
    return new Advised("DISCUSS_WITH_" + whom, "10", rule);
  }
}
