package org.referralrouter.event;

import java.time.Instant;
import java.util.UUID;
import org.referralrouter.decision.Decision;

/**
 * The decision for one revision of a concern: the value of {@code decisions.v1}.
 *
 * @param sequence counts the decisions of this concern, from 1: a release of the embargo decides
 *     again on the same revision
 */
public record DecisionMade(
    UUID concernId, int concernRevision, int sequence, Instant decidedAt, Decision decision)
    implements Event {

  @Override
  public UUID eventId() {
    return DerivedId.of(concernId, "decision", Integer.toString(sequence));
  }

  @Override
  public Instant at() {
    return decidedAt;
  }
}
