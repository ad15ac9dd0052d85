package org.referralrouter.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;

/** What happened: the value of a topic. Events say whom they concern by ids and codes alone. */
public sealed interface Event
    permits AccessRecorded,
        ConcernRevision,
        DecisionMade,
        Erasure,
        Escalation,
        NotificationOutcome,
        ProcedureInForce,
        Referral,
        Response,
        ResponseOutcome {

  /**
   * The event's id, derived where the event can be made twice, so that a retry makes the same
   * record.
   */
  UUID eventId();

  /**
   * The concern it belongs to; null for an access that was over many, and for a change of the
   * procedure.
   */
  @Nullable UUID concernId();

  /** When it happened. */
  Instant at();

  /** Whether it belongs to a trial, which is invented; its concern's id says so. */
  default boolean test() {
    return TrialId.is(concernId());
  }

  /** The referral it is about, where it is about one. */
  default @Nullable UUID referralId() {
    return null;
  }

  /** The agency it is about, where it is about one. */
  default @Nullable Agency agency() {
    return null;
  }

  /** The OAuth client that caused it, where one did. */
  default @Nullable String actor() {
    return null;
  }

  /** The Kafka key: the concern's id, or the event's own where it has no concern. */
  default String key() {
    UUID concern = concernId();
    return (concern == null ? eventId() : concern).toString();
  }
}
