package org.referralrouter.routing.inforce;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.referralrouter.decision.Procedure;
import org.referralrouter.event.ProcedureInForce;

/**
 * Which procedure is in force now, for the people who run this service: which was refused, so that
 * it stays, and which comes next.
 */
record Ruling(KnownChanges known, Proposal asked, InstantSource clock) {
  Optional<ProcedureInForce> now() {
    return known.timeline().ruling(clock.instant());
  }

  /** The version that was asked for here or elsewhere and refused, where there is one. */
  Optional<Procedure> refused() {
    return asked.refused()
        ? Optional.of(asked.asked())
        : now().flatMap(change -> Optional.ofNullable(change.refused()));
  }

  private Optional<ProcedureInForce> next() {
    return known.timeline().latest().filter(latest -> latest.from().isAfter(clock.instant()));
  }

  /** The same as names and values; what there is none of is left out. */
  Map<String, Object> details() {
    Map<String, Object> details = new LinkedHashMap<>();
    now().ifPresent(change -> details.putAll(details(change)));
    refused().ifPresent(procedure -> details.put("refused", details(procedure)));
    next().ifPresent(change -> details.put("next", details(change)));
    return details;
  }

  private static Map<String, Object> details(ProcedureInForce change) {
    Map<String, Object> details = details(change.procedure());
    details.put("from", change.from().toString());
    return details;
  }

  private static Map<String, Object> details(Procedure procedure) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("id", procedure.id());
    details.put("version", procedure.version());
    details.put("digest", procedure.digest());
    return details;
  }
}
