package org.referralrouter.routing.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.referralrouter.concern.Agencies;
import org.referralrouter.routing.needtoknow.NeedToKnow;

/**
 * Holds the need-to-know table of a procedure to the widest of the product: what HR and the
 * designated officer may know, that nobody but the police learns who a protected reporter is, and
 * that an agency which the contract has not is told no more than the designated officer, and of
 * places online and evidence the kinds.
 */
final class SharingGuard {
  private static final String FILE = "need-to-know.json";

  private SharingGuard() {}

  /** The fields that are granted and may not be. */
  static List<Refusal> refusals(NeedToKnow table, Agencies agencies) {
    NeedToKnow widest = NeedToKnow.widest(SafeguardFile.bytes(FILE), agencies);
    Map<String, List<String>> beyond = new TreeMap<>();
    for (NeedToKnow.GrantedField granted : table.beyond(widest)) {
      beyond
          .computeIfAbsent(granted.agency() + "/" + granted.row(), _ -> new ArrayList<>())
          .add(granted.field());
    }
    List<Refusal> refusals = new ArrayList<>();
    beyond.forEach(
        (row, fields) ->
            refusals.add(
                new Refusal(FILE, row, "no procedure may grant " + String.join(", ", fields))));
    return refusals;
  }
}
