package org.referralrouter.audit.kafka;

import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.referralrouter.audit.ledger.EntryType;
import org.referralrouter.audit.ledger.Facts;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.AccessRecorded;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.event.DecisionMade;
import org.referralrouter.event.Erasure;
import org.referralrouter.event.Escalation;
import org.referralrouter.event.Event;
import org.referralrouter.event.NotificationOutcome;
import org.referralrouter.event.ProcedureInForce;
import org.referralrouter.event.Referral;
import org.referralrouter.event.Response;
import org.referralrouter.event.ResponseOutcome;
import org.referralrouter.event.Topic;
import org.referralrouter.known.PersonRef;

/** What an event says of itself. */
final class EventFacts {
  private EventFacts() {}

  /**
   * The facts of an event.
   *
   * @param topic that it came by, which alone says whose response it is
   * @param headerId the id in the record's headers
   */
  static Facts of(Event event, Topic topic, @Nullable UUID headerId, @Nullable String traceparent) {
    String actor = event.actor();
    return new Facts(
        EntryType.of(topic),
        id(event, headerId),
        event.concernId(),
        event.referralId(),
        person(event),
        agency(event, topic),
        actor == null ? null : Storable.text(actor),
        Storable.time(event.at()),
        revision(event),
        outcome(event),
        traceparent,
        EventDetails.of(event));
  }

  /**
   * The ids of some events are derived otherwise now than when they were written. A log that is
   * read again must give the same leaves, so the id that was written counts.
   */
  private static UUID id(Event event, @Nullable UUID headerId) {
    return switch (event) {
      case Escalation _, NotificationOutcome _ when headerId != null -> headerId;
      default -> event.eventId();
    };
  }

  private static @Nullable Agency agency(Event event, Topic topic) {
    return event instanceof Response ? topic.agency().orElse(null) : event.agency();
  }

  private static @Nullable String person(Event event) {
    return switch (event) {
      case Referral referral -> referral.subject();
      case Erasure erasure -> erasure.person();
      case Response response -> person(response);
      case AccessRecorded _,
          ConcernRevision _,
          DecisionMade _,
          Escalation _,
          NotificationOutcome _,
          ProcedureInForce _,
          ResponseOutcome _ ->
          null;
    };
  }

  /** An agency may write anything for a ref; what is none could be a name. */
  private static @Nullable String person(Response response) {
    return Stream.of(response.person() == null ? null : response.person().ref(), response.of())
        .flatMap(Stream::ofNullable)
        .filter(PersonRef::allows)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Integer revision(Event event) {
    return switch (event) {
      case ConcernRevision concern -> concern.revision();
      case DecisionMade decision -> decision.concernRevision();
      case Referral referral -> referral.revision();
      case NotificationOutcome outcome -> outcome.referralRevision();
      case Response response -> response.referralRevision();
      case ResponseOutcome outcome -> outcome.referralRevision();
      case Escalation escalation -> escalation.asked();
      case AccessRecorded _, Erasure _, ProcedureInForce _ -> null;
    };
  }

  private static @Nullable String outcome(Event event) {
    return switch (event) {
      case Referral referral -> referral.state().name();
      case NotificationOutcome outcome -> outcome.outcome().name();
      case Response response -> response.kind().name();
      case ResponseOutcome outcome ->
          outcome.refusal() == null ? outcome.kind().name() : EntryType.REFUSED;
      case Escalation escalation -> escalation.level().name();
      case AccessRecorded access -> Storable.text(access.action());
      case ConcernRevision _, DecisionMade _, Erasure _, ProcedureInForce _ -> null;
    };
  }
}
