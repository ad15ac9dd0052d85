package org.referralrouter.routing.replay;

import java.time.Instant;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.event.Response;

/** One event of a life. */
sealed interface LifeEvent {
  /** When it happens. */
  Instant at();

  /** A revision of the concern comes. */
  record Revised(Instant at, ConcernRevision revision) implements LifeEvent {}

  /** An agency responds. */
  record Responded(Instant at, Agency agency, Response response) implements LifeEvent {}

  /** Nothing happens until then. */
  record Silence(Instant at) implements LifeEvent {}
}
