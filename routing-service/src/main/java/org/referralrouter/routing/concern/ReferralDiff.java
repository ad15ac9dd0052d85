package org.referralrouter.routing.concern;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.referralrouter.concern.Role;
import org.referralrouter.event.SharedPerson;

/** How the next content of a referral differs from what was sent last (L6 and L13). */
enum ReferralDiff {
  /** It says the same: nothing is sent. */
  NONE,

  /** It says something else, and asks nothing that was not asked before. */
  CHANGED,

  /** It asks the agency anew, so that its clocks start. */
  ASKS_ANEW,

  /** It was never sent, or it stands again. */
  OPENED,

  /** It no longer stands. */
  WITHDRAWN;

  /**
   * The difference.
   *
   * @param peopleBefore the people that what was sent last shared
   */
  static ReferralDiff of(ReferralUpdate update, Supplier<List<SharedPerson>> peopleBefore) {
    SentReferral sent = update.last();
    ReferralContent next = update.content();
    if (!next.open()) {
      return WITHDRAWN;
    }
    if (sent == null || !sent.open()) {
      return OPENED;
    }
    if (sent.content().equals(update.digest().content())) {
      return NONE;
    }
    boolean anew =
        !sent.purposes().containsAll(next.purposeCodes())
            || !sent.questions().containsAll(next.questionCodes())
            || next.urgency().compareTo(sent.urgency()) < 0
            || (!sent.shared().equals(update.digest().shared())
                && (sent.waits().declined() || adds(next.shared().people(), peopleBefore.get())));
    return anew ? ASKS_ANEW : CHANGED;
  }

  /** Whether somebody is added to those shared, or gets another role. */
  private static boolean adds(List<SharedPerson> now, List<SharedPerson> before) {
    Map<String, Set<Role>> known = new HashMap<>();
    before.forEach(person -> known.put(person.ref(), roles(person)));
    return now.stream()
        .anyMatch(
            person ->
                !known.containsKey(person.ref())
                    || !known.getOrDefault(person.ref(), Set.of()).containsAll(roles(person)));
  }

  private static Set<Role> roles(SharedPerson person) {
    Set<Role> roles = person.roles();
    return roles == null ? Set.of() : roles;
  }
}
