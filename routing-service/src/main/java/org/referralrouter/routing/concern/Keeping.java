package org.referralrouter.routing.concern;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.referralrouter.decision.Confidentiality;
import org.referralrouter.decision.DecidedReferral;
import org.referralrouter.decision.Handling;
import org.referralrouter.decision.Purpose;
import org.referralrouter.decision.Urgency;
import org.referralrouter.event.Referral;

/**
 * Keeps what an agency was told while no fact says otherwise (reading, principle 2: not knowing is
 * not "no"). A part of the last revision that the newest facts no longer give, but the last known
 * facts still do, stays.
 */
final class Keeping {
  private Keeping() {}

  /**
   * A referral with what stays of its last revision.
   *
   * @param decided by the newest facts
   * @param sent its last revision
   * @param known by the last known facts
   */
  static DecidedReferral kept(DecidedReferral decided, Referral sent, DecidedReferral known) {
    return new DecidedReferral(
        decided.agency(),
        decided.subject(),
        earlier(decided.urgency(), later(sent.urgency(), known.urgency())),
        kept(decided.purposes(), sent.purposes(), known.purposes(), Purpose::code),
        kept(
            decided.confidentiality(),
            sent.confidentiality(),
            known.confidentiality(),
            Confidentiality::flag),
        kept(decided.handling(), sent.handling(), known.handling(), Handling::instruction),
        decided.questions());
  }

  private static <T> List<T> kept(
      List<T> decided, List<T> sent, List<T> known, Function<T, String> code) {
    Set<String> both = codes(sent, code);
    both.removeAll(codes(decided, code));
    List<T> all = new ArrayList<>(decided);
    known.stream().filter(one -> both.contains(code.apply(one))).forEach(all::add);
    all.sort(Comparator.comparing(code));
    return all;
  }

  private static <T> Set<String> codes(Collection<T> all, Function<T, String> code) {
    return all.stream().map(code).collect(Collectors.toSet());
  }

  private static Urgency earlier(Urgency one, Urgency other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  private static Urgency later(Urgency one, Urgency other) {
    return one.compareTo(other) <= 0 ? other : one;
  }
}
