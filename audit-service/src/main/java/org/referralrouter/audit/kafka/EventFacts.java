package org.referralrouter.audit.kafka;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.referralrouter.audit.ledger.EntryType;
import org.referralrouter.audit.ledger.Facts;
import org.referralrouter.event.AccessRecorded;
import org.referralrouter.event.Acknowledgement;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.event.DecisionMade;
import org.referralrouter.event.EmbargoRelease;
import org.referralrouter.event.Erasure;
import org.referralrouter.event.Escalation;
import org.referralrouter.event.Event;
import org.referralrouter.event.NotificationOutcome;
import org.referralrouter.event.Referral;
import org.referralrouter.event.Topic;

/** What an event says of itself. */
final class EventFacts {
  private EventFacts() {}

  static Facts of(Event event, Topic topic, @Nullable String traceparent) {
    String actor = event.actor();
    return new Facts(
        EntryType.of(topic),
        event.eventId(),
        event.concernId(),
        event.referralId(),
        person(event),
        event.agency(),
        actor == null ? null : Storable.text(actor),
        Storable.time(event.at()),
        revision(event),
        outcome(event),
        traceparent,
        Map.of());
  }

  private static @Nullable String person(Event event) {
    return switch (event) {
      case Referral referral -> referral.subject();
      case Erasure erasure -> erasure.person();
      case AccessRecorded _,
          Acknowledgement _,
          ConcernRevision _,
          DecisionMade _,
          EmbargoRelease _,
          Escalation _,
          NotificationOutcome _ ->
          null;
    };
  }

  private static @Nullable Integer revision(Event event) {
    return switch (event) {
      case ConcernRevision concern -> concern.revision();
      case DecisionMade decision -> decision.concernRevision();
      case Referral referral -> referral.revision();
      case NotificationOutcome outcome -> outcome.referralRevision();
      case Acknowledgement acknowledgement -> acknowledgement.referralRevision();
      case AccessRecorded _, EmbargoRelease _, Erasure _, Escalation _ -> null;
    };
  }

  private static @Nullable String outcome(Event event) {
    return switch (event) {
      case Referral referral -> referral.state().name();
      case NotificationOutcome outcome -> outcome.outcome().name();
      case Acknowledgement acknowledgement -> acknowledgement.outcome().name();
      case Escalation escalation -> escalation.level().name();
      case AccessRecorded access -> Storable.text(access.action());
      case ConcernRevision _, DecisionMade _, EmbargoRelease _, Erasure _ -> null;
    };
  }
}
