package org.referralrouter.routing.guard;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.referralrouter.concern.Agency;
import org.referralrouter.decision.DecidedReferral;
import org.referralrouter.decision.Decision;
import org.referralrouter.decision.Purpose;

/**
 * What a decision sends: each purpose, to whom and about whom, with the rules that gave it.
 * Purposes that stand for nothing else having been found are none of these.
 */
record Granted(Map<Purposed, List<String>> rules) {
  /** A purpose of a referral; about nobody where the subject is empty. */
  record Purposed(Agency agency, String subject, String purpose) {}

  /**
   * What this decision sends.
   *
   * @param forWantOfAnother the purposes that stand for nothing else having been found
   */
  static Granted by(Decision decision, Set<String> forWantOfAnother) {
    Map<Purposed, List<String>> rules = new LinkedHashMap<>();
    for (DecidedReferral referral : decision.referrals()) {
      for (Purpose purpose : referral.purposes()) {
        if (!forWantOfAnother.contains(purpose.code())) {
          String subject = referral.subject() == null ? "" : referral.subject();
          rules.put(new Purposed(referral.agency(), subject, purpose.code()), purpose.rules());
        }
      }
    }
    return new Granted(rules);
  }

  /** The rules of every purpose that is here and not there. */
  Set<String> rulesOfWhatLacks(Granted other) {
    Set<String> lacking = new TreeSet<>();
    rules.forEach(
        (purposed, given) -> {
          if (!other.rules.containsKey(purposed)) {
            lacking.addAll(given);
          }
        });
    return lacking;
  }
}
