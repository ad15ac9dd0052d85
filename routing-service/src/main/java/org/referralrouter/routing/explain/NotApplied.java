package org.referralrouter.routing.explain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.referralrouter.decision.Confidentiality;
import org.referralrouter.decision.DecidedReferral;
import org.referralrouter.decision.Handling;
import org.referralrouter.routing.procedure.Considered;
import org.referralrouter.routing.procedure.Explained;
import org.referralrouter.routing.procedure.RuleTable;

/**
 * A row that did not apply, told once for all that it was asked about where the same facts stood
 * against it each time, and else once for each.
 *
 * @param about whom or what it was asked about; empty where it is the concern, or all alike
 */
record NotApplied(RuleTable.Rule rule, String about, Map<String, Object> because) {
  /**
   * The rows that did not apply, in the order of asking. A flag or an instruction that stands on
   * some referral did apply, wherever else it does not stand.
   */
  static List<NotApplied> of(Explained explained) {
    Set<String> marks = new HashSet<>();
    explained.decision().referrals().forEach(referral -> marks(referral).forEach(marks::add));
    Map<String, List<Considered>> byRow = new LinkedHashMap<>();
    for (Considered considered : explained.considered()) {
      if (!marks.contains(considered.rule().id())) {
        byRow.computeIfAbsent(considered.rule().id(), _ -> new ArrayList<>()).add(considered);
      }
    }
    return byRow.values().stream().flatMap(NotApplied::told).toList();
  }

  private static Stream<String> marks(DecidedReferral referral) {
    return Stream.concat(
        referral.confidentiality().stream().map(Confidentiality::rule),
        referral.handling().stream().map(Handling::rule));
  }

  private static Stream<NotApplied> told(List<Considered> same) {
    Map<String, Object> common = new TreeMap<>(same.getFirst().because());
    same.forEach(each -> common.entrySet().retainAll(each.because().entrySet()));
    return same.size() > 1 && !common.isEmpty()
        ? Stream.of(new NotApplied(same.getFirst().rule(), "", common))
        : same.stream().map(each -> new NotApplied(each.rule(), each.about(), each.because()));
  }
}
