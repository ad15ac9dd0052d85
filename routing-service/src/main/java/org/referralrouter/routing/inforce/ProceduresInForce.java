package org.referralrouter.routing.inforce;

import java.time.Instant;

/** Says which version of the procedure decides. */
@FunctionalInterface
public interface ProceduresInForce {
  /**
   * The version that decides a record of this time: the one whose {@code from} is the latest not
   * after it. Every instance gives the same answer.
   *
   * @param time the record's timestamp
   * @throws ProceduresUnavailable where it is not known for now which one that is; to be tried
   *     again
   * @throws MissingProcedure where this instance does not have its files
   */
  LoadedProcedure inForce(Instant time);

  /** One version for all time, for what needs no log. */
  static ProceduresInForce always(LoadedProcedure procedure) {
    return _ -> procedure;
  }
}
