package org.referralrouter.routing.life;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

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
    insteadOfReferral(facts).forEach(one -> all.put(one.code() + one.rule(), one));
    if (alone && !lead) {
      all.put("DISCUSS_WITH_SAFEGUARDING_ADVISER", advised("SAFEGUARDING_ADVISER", "A4"));
    }
    if (alone && !manager) {
      all.put("DISCUSS_WITH_LINE_MANAGER", advised("LINE_MANAGER", "A5"));
    }
    return List.copyOf(all.values());
  }

  /** A1 to A3: advice that can stand in place of any referral. */
  static List<Advised> insteadOfReferral(PlainFacts facts) {
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
    List<Advised> instead = new ArrayList<>();
    if (bullied && facts.said("bullying", "severity").equals("LOW")) {
      instead.add(new Advised("AGENCY_ANTI_BULLYING_POLICY", "44", "A1"));
    }
    if (curious) {
      instead.add(new Advised("AGENCY_SUPPORT", "25", "A2"));
    }
    if (unharmed) {
      instead.add(new Advised("AGENCY_SUPPORT", "38", "A3"));
    }
    return instead;
  }

  private static Advised advised(String whom, String rule) {
    return new Advised("DISCUSS_WITH_" + whom, "10", rule);
  }
}
