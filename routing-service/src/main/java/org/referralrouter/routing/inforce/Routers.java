package org.referralrouter.routing.inforce;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.referralrouter.decision.Procedure;
import org.referralrouter.routing.concern.ResponseClock;
import org.referralrouter.routing.concern.Router;
import org.referralrouter.routing.concern.TrialRouter;

/** A router for each version of the procedure, so that each record is routed by its own. */
public final class Routers {
  private final ProceduresInForce procedures;
  private final ZoneId zone;
  private final Set<LocalDate> holidays;
  private final Map<Procedure, Router> routers = new ConcurrentHashMap<>();
  private final Map<Procedure, TrialRouter> trials = new ConcurrentHashMap<>();

  /**
   * By the versions in force.
   *
   * @param zone where the board's working hours are kept
   * @param holidays days on which the board does not work
   */
  public Routers(ProceduresInForce procedures, ZoneId zone, Set<LocalDate> holidays) {
    this.procedures = procedures;
    this.zone = zone;
    this.holidays = Set.copyOf(holidays);
  }

  /**
   * The router of the version that is in force at this time.
   *
   * @param time the record's timestamp, or the time until which an agency was silent
   * @throws ProceduresUnavailable as {@link ProceduresInForce#inForce}
   * @throws MissingProcedure likewise
   */
  public Router inForce(Instant time) {
    LoadedProcedure procedure = procedures.inForce(time);
    return routers.computeIfAbsent(procedure.procedure(), _ -> router(procedure));
  }

  /**
   * The router of trials by the version that is in force at this time.
   *
   * @throws ProceduresUnavailable as {@link ProceduresInForce#inForce}
   * @throws MissingProcedure likewise
   */
  public TrialRouter trialsInForce(Instant time) {
    LoadedProcedure procedure = procedures.inForce(time);
    return trials.computeIfAbsent(procedure.procedure(), _ -> trialRouter(procedure));
  }

  private TrialRouter trialRouter(LoadedProcedure procedure) {
    return new TrialRouter(
        procedure.decisions(), procedure.needToKnow(), clock(procedure), InventedConcern.read());
  }

  private Router router(LoadedProcedure procedure) {
    return new Router(procedure.decisions(), procedure.needToKnow(), clock(procedure));
  }

  private ResponseClock clock(LoadedProcedure procedure) {
    return new ResponseClock(procedure.clocks(), zone, holidays);
  }
}
