package org.referralrouter.routing.simulate;

import java.io.PrintWriter;
import java.util.Locale;
import org.referralrouter.decision.Procedure;
import org.referralrouter.wire.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells a simulation's outcome, for people and for programs. Ids and codes only. */
record Report(Procedure current, Procedure candidate, Simulation outcome, long refused) {
  private static final String ROW = "%-8s %-19s %-12s %9s  %s%n";

  void table(PrintWriter out) {
    out.printf(
        "Current    %s %s%n           %s%n", current.id(), current.version(), current.digest());
    out.printf(
        "Candidate  %s %s%n           %s%n%n",
        candidate.id(), candidate.version(), candidate.digest());
    out.printf(
        "%d concerns, %d decided alike%s. Referrals: %d lost, %d gained, %d changed.%n",
        outcome.concerns(),
        outcome.alike(),
        refused == 0 ? "" : ", and " + refused + " that cannot be read",
        outcome.referrals(Change.Kind.LOST),
        outcome.referrals(Change.Kind.GAINED),
        outcome.referrals(Change.Kind.CHANGED));
    if (!outcome.effects().isEmpty()) {
      out.println();
      out.printf(ROW, "", "agency", "rule", "referrals", "for example");
      outcome
          .effects()
          .forEach(
              (cause, effect) ->
                  out.printf(
                      ROW,
                      cause.kind().name().toLowerCase(Locale.ROOT),
                      cause.agency(),
                      cause.rule(),
                      effect.referrals(),
                      String.join(", ", effect.examples())));
    }
    out.flush();
  }

  void json(PrintWriter out) {
    ObjectNode json = Json.mapper().createObjectNode();
    json.putPOJO("current", current);
    json.putPOJO("candidate", candidate);
    json.put("concerns", outcome.concerns());
    json.put("alike", outcome.alike());
    json.put("refused", refused);
    for (Change.Kind kind : Change.Kind.values()) {
      json.put(kind.name().toLowerCase(Locale.ROOT), outcome.referrals(kind));
    }
    ArrayNode changes = json.putArray("changes");
    outcome
        .effects()
        .forEach(
            (cause, effect) ->
                changes.add(
                    Json.mapper()
                        .createObjectNode()
                        .put("change", cause.kind().name())
                        .put("agency", cause.agency().name())
                        .put("rule", cause.rule())
                        .put("referrals", effect.referrals())
                        .putPOJO("examples", effect.examples())));
    out.println(Json.mapper().writeValueAsString(json));
    out.flush();
  }
}
