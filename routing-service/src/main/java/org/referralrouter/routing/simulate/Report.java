package org.referralrouter.routing.simulate;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.referralrouter.decision.Procedure;
import org.referralrouter.routing.simulate.Tally.Seen;
import org.referralrouter.wire.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells a simulation's outcome, for people and for programs. Ids and codes only. */
record Report(Procedure current, Procedure candidate, Simulation outcome, long refused) {
  private static final Seen NO_CONCERN = new Seen(0, List.of());

  /** Where a change shows. */
  private enum Shown {
    PAST("On past concerns"),
    MADE_UP("On made-up concerns alone"),
    ALWAYS("Whatever the concern"),
    UNSEEN("Rows that differ, and no concern that was tried shows what that does");

    private final String head;

    Shown(String head) {
      this.head = head;
    }
  }

  private Stream<Map.Entry<Change, Seen>> changes(Shown shown) {
    return switch (shown) {
      case PAST -> outcome.past().changes().entrySet().stream();
      case MADE_UP ->
          outcome.madeUp().changes().entrySet().stream()
              .filter(seen -> !outcome.past().changes().containsKey(seen.getKey()));
      case ALWAYS -> outcome.always().stream().map(change -> Map.entry(change, NO_CONCERN));
      case UNSEEN -> outcome.unseen().stream().map(change -> Map.entry(change, NO_CONCERN));
    };
  }

  void table(PrintWriter out) {
    procedure("Current", current, out);
    procedure("Candidate", candidate, out);
    out.println();
    String unread = refused == 0 ? "" : ", and " + refused + " that cannot be read";
    tally("past concerns", outcome.past(), unread, out);
    tally("made-up concerns", outcome.madeUp(), "", out);
    out.printf("%d differences protect children less, or may.%n", outcome.weaker());
    for (Shown shown : Shown.values()) {
      section(shown, out);
    }
    out.flush();
  }

  private static void procedure(String role, Procedure procedure, PrintWriter out) {
    out.printf("%-10s %s %s%n", role, procedure.id(), procedure.version());
    out.printf("%-10s %s%n", "", procedure.digest());
  }

  private static void tally(String of, Tally tally, String more, PrintWriter out) {
    out.printf(
        "%d %s, %d decided alike%s. Referrals: %d lost, %d gained, %d changed.%n",
        tally.concerns(), of, tally.alike(), more, tally.lost(), tally.gained(), tally.changed());
  }

  private void section(Shown shown, PrintWriter out) {
    var changes = changes(shown).toList();
    if (!changes.isEmpty()) {
      out.printf("%n%s%n", shown.head);
      changes.forEach(change -> line(change.getKey(), change.getValue(), out));
    }
  }

  private static void line(Change change, Seen seen, PrintWriter out) {
    out.printf(
        "  %-9s%-20s%s: %s → %s%s%n",
        change.effect().word(),
        change.agencyName(),
        change.aspect(),
        change.before(),
        change.after(),
        change.rules().isEmpty() ? "" : "  [" + String.join(" ", change.rules()) + "]");
    if (seen.concerns() > 0) {
      out.printf("  %-29s%d: %s%n", "", seen.concerns(), String.join("; ", seen.examples()));
    }
  }

  void json(PrintWriter out) {
    ObjectNode json = Json.mapper().createObjectNode();
    json.putPOJO("current", current);
    json.putPOJO("candidate", candidate);
    json.put("refused", refused);
    counts(outcome.past(), json);
    counts(outcome.madeUp(), json.putObject("madeUp"));
    json.put("weaker", outcome.weaker());
    ArrayNode changes = json.putArray("changes");
    for (Shown shown : Shown.values()) {
      changes(shown)
          .forEach(
              change ->
                  changes.add(node(change.getKey(), change.getValue()).put("shown", shown.name())));
    }
    out.println(Json.mapper().writeValueAsString(json));
    out.flush();
  }

  private static void counts(Tally tally, ObjectNode json) {
    json.put("concerns", tally.concerns())
        .put("alike", tally.alike())
        .put("lost", tally.lost())
        .put("gained", tally.gained())
        .put("changed", tally.changed());
  }

  private static ObjectNode node(Change change, Seen seen) {
    return Json.mapper()
        .createObjectNode()
        .put("effect", change.effect().name())
        .put("agency", change.agency() == null ? null : change.agency().name())
        .put("what", change.aspect())
        .put("before", change.before())
        .put("after", change.after())
        .putPOJO("rules", change.rules())
        .put("concerns", seen.concerns())
        .putPOJO("examples", seen.examples());
  }
}
