package org.referralrouter.routing.concern;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import org.referralrouter.concern.Concern;
import org.referralrouter.decision.Decision;
import org.referralrouter.decision.Embargo;

/**
 * What the next referrals are made from.
 *
 * @param facts the known facts
 * @param decision the one decision on them, under the embargo
 * @param referredOn what redirects opened
 * @param sent what was sent before
 */
record Situation(
    DatedFacts facts,
    EmbargoState embargo,
    Decision decision,
    List<ReferredOn> referredOn,
    SortedMap<ReferralKey, SentReferral> sent) {

  Concern known() {
    return facts.known();
  }

  LocalDate day() {
    return facts.day();
  }

  Embargo embargoCode() {
    return embargo.code();
  }

  /** Whether a referral can be about this subject: somebody known, or the concern itself. */
  boolean knows(ReferralKey key) {
    return key.subject() == null
        || known().people().stream().anyMatch(person -> person.ref().equals(key.subject()));
  }
}
