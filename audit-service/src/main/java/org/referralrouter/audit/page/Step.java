package org.referralrouter.audit.page;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.referralrouter.audit.api.FlowView;
import org.referralrouter.audit.ledger.Missing;
import org.referralrouter.audit.operate.Tally;

/**
 * What waits for one step, for people.
 *
 * @param longest how long the longest has waited, in words; empty where nothing waits
 * @param shortest the same for where there is little room
 */
record Step(
    String code, String words, long waiting, long overdue, String longest, String shortest) {

  /** Every step, in the order of the flow. */
  static List<Step> of(FlowView flow) {
    return Arrays.stream(Missing.Kind.values()).map(kind -> of(kind, flow)).toList();
  }

  private static Step of(Missing.Kind kind, FlowView flow) {
    List<Tally> tallies = flow.tallies().stream().filter(tally -> tally.step() == kind).toList();
    String longest =
        tallies.stream()
            .map(Tally::since)
            .min(Instant::compareTo)
            .map(since -> Words.span(Math.max(0, Duration.between(since, flow.at()).toSeconds())))
            .orElse("");
    return new Step(
        kind.name(),
        Words.step(kind),
        tallies.stream().mapToLong(Tally::waiting).sum(),
        tallies.stream().mapToLong(Tally::overdue).sum(),
        longest,
        longest.isEmpty() ? "" : String.join(" ", Arrays.asList(longest.split(" ")).subList(0, 2)));
  }
}
