package org.referralrouter.routing.difference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.referralrouter.routing.concern.Clocks;
import org.referralrouter.routing.needtoknow.NeedToKnow;
import org.referralrouter.routing.procedure.ProcedureDirectory;

/**
 * What two versions of a procedure do not have alike, before any concern is decided.
 *
 * @param rows of its decision tables
 * @param granted what agencies are told after and not before
 * @param withdrawn what agencies are told before and not after
 * @param clocks the times that differ
 * @param otherFiles files that decide nothing and differ
 */
public record ProcedureDifference(
    List<RowDifference> rows,
    List<NeedToKnow.GrantedField> granted,
    List<NeedToKnow.GrantedField> withdrawn,
    List<ClockDifference> clocks,
    List<String> otherFiles) {

  public ProcedureDifference {
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
        RowDifference.between(before, after),
        tells.beyond(told),
        told.beyond(tells),
        ClockDifference.between(Clocks.read(before.clocks()), Clocks.read(after.clocks())),
        otherFiles);
  }

  /** Whether they have all alike. */
  public boolean isNothing() {
    return rows.isEmpty()
        && granted.isEmpty()
        && withdrawn.isEmpty()
        && clocks.isEmpty()
        && otherFiles.isEmpty();
  }
}
