package org.referralrouter.routing.simulate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.referralrouter.concern.Agency;
import org.referralrouter.decision.Confidentiality;
import org.referralrouter.decision.DecidedReferral;
import org.referralrouter.decision.Decision;
import org.referralrouter.decision.Handling;
import org.referralrouter.decision.Purpose;
import org.referralrouter.decision.Question;

/** Holds two decisions on one concern side by side. */
final class Comparison {
  private Comparison() {}

  private record Addressed(Agency agency, String subject) {}

  static List<Change> of(Decision current, Decision candidate) {
    Map<Addressed, DecidedReferral> now = byAddress(current);
    Map<Addressed, DecidedReferral> then = byAddress(candidate);
    List<Change> changes = new ArrayList<>();
    now.forEach(
        (address, referral) -> {
          DecidedReferral other = then.get(address);
          if (other == null) {
            changes.add(new Change(Change.Kind.LOST, address.agency(), sending(referral)));
          } else if (!other.equals(referral)) {
            changes.add(new Change(Change.Kind.CHANGED, address.agency(), making(referral, other)));
          }
        });
    then.forEach(
        (address, referral) -> {
          if (!now.containsKey(address)) {
            changes.add(new Change(Change.Kind.GAINED, address.agency(), sending(referral)));
          }
        });
    return changes;
  }

  private static Map<Addressed, DecidedReferral> byAddress(Decision decision) {
    Map<Addressed, DecidedReferral> byAddress = new LinkedHashMap<>();
    for (DecidedReferral referral : decision.referrals()) {
      String subject = referral.subject() == null ? "" : referral.subject();
      byAddress.put(new Addressed(referral.agency(), subject), referral);
    }
    return byAddress;
  }

  /** The rules that send it. */
  private static Set<String> sending(DecidedReferral referral) {
    return referral.purposes().stream()
        .flatMap(purpose -> purpose.rules().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The rows that only one of the two has; those that send it where the rows are the same. */
  private static Set<String> making(DecidedReferral one, DecidedReferral other) {
    Set<String> rows = rows(one);
    Set<String> others = rows(other);
    Set<String> either = new TreeSet<>(rows);
    either.addAll(others);
    either.removeIf(row -> rows.contains(row) && others.contains(row));
    return either.isEmpty() ? sending(other) : either;
  }

  private static Set<String> rows(DecidedReferral referral) {
    return Stream.of(
            referral.purposes().stream().map(Purpose::rules).flatMap(List::stream),
            referral.confidentiality().stream().map(Confidentiality::rule),
            referral.handling().stream().map(Handling::rule),
            referral.questions().stream().map(Question::rule))
        .flatMap(each -> each)
        .collect(Collectors.toSet());
  }
}
