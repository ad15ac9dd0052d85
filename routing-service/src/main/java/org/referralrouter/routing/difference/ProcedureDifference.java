package org.referralrouter.routing.difference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.referralrouter.concern.Agencies;
import org.referralrouter.routing.concern.Clocks;
import org.referralrouter.routing.needtoknow.NeedToKnow;
import org.referralrouter.routing.procedure.ProcedureDirectory;

/**
 * What two versions of a procedure do not have alike, before any concern is decided.
 *
 * @param agencies that are added, struck or changed, in words
 * @param rows of its decision tables
 * @param granted what agencies are told after and not before
 * @param withdrawn what agencies are told before and not after
 * @param clocks the times that differ
 * @param otherFiles files that decide nothing and differ
 */
public record ProcedureDifference(
    List<String> agencies,
    List<RowDifference> rows,
    List<NeedToKnow.GrantedField> granted,
    List<NeedToKnow.GrantedField> withdrawn,
    List<ClockDifference> clocks,
    List<String> otherFiles) {

  public ProcedureDifference {
    agencies = List.copyOf(agencies);
    rows = List.copyOf(rows);
    granted = List.copyOf(granted);
    withdrawn = List.copyOf(withdrawn);
    clocks = List.copyOf(clocks);
    otherFiles = List.copyOf(otherFiles);
  }

  /**
   * Between two versions.
   *
   * @throws org.referralrouter.routing.procedure.RefusedProcedure where one of them cannot be read
   */
  public static ProcedureDifference between(ProcedureDirectory before, ProcedureDirectory after) {
    NeedToKnow told = new NeedToKnow(before.needToKnow(), before.agencies());
    NeedToKnow tells = new NeedToKnow(after.needToKnow(), after.agencies());
    List<String> otherFiles = new ArrayList<>();
    if (!Arrays.equals(before.paragraphs(), after.paragraphs())) {
      otherFiles.add("paragraphs.json");
    }
    if (!Arrays.equals(before.texts(), after.texts())) {
      otherFiles.add("texts.json");
    }
    return new ProcedureDifference(
        agencies(before.agencies(), after.agencies()),
        RowDifference.between(before, after),
        tells.beyond(told),
        told.beyond(tells),
        ClockDifference.between(Clocks.read(before.clocks()), Clocks.read(after.clocks())),
        otherFiles);
  }

  private static List<String> agencies(Agencies before, Agencies after) {
    List<String> differences = new ArrayList<>();
    for (Agencies.Entry entry : after.entries()) {
      Optional<Agencies.Entry> earlier = before.entry(entry.agency());
      if (earlier.isEmpty()) {
        differences.add("added: " + inWords(entry));
      } else if (!earlier.get().equals(entry)) {
        differences.add("changed: " + inWords(earlier.get()) + " → " + inWords(entry));
      }
    }
    before.entries().stream()
        .filter(entry -> !after.contains(entry.agency()))
        .forEach(entry -> differences.add("struck: " + inWords(entry)));
    return differences;
  }

  private static String inWords(Agencies.Entry entry) {
    return "%s (%s, desk %s%s)"
        .formatted(
            entry.agency(),
            entry.name(),
            entry.desk(),
            entry.alwaysNamed() ? ", always named to reporters" : "");
  }

  /** Whether they have all alike. */
  public boolean isNothing() {
    return agencies.isEmpty()
        && rows.isEmpty()
        && granted.isEmpty()
        && withdrawn.isEmpty()
        && clocks.isEmpty()
        && otherFiles.isEmpty();
  }
}
