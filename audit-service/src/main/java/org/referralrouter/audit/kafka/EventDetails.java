package org.referralrouter.audit.kafka;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.referralrouter.audit.ledger.Detail;
import org.referralrouter.decision.Procedure;
import org.referralrouter.event.AccessRecorded;
import org.referralrouter.event.Audience;
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
import org.referralrouter.known.QuestionFact;

/** What an event says beyond an entry's columns: codes, ids and times, never free text. */
final class EventDetails {
  private final Map<String, String> details = new HashMap<>();

  private EventDetails() {}

  static Map<String, String> of(Event event) {
    EventDetails told = new EventDetails();
    switch (event) {
      case DecisionMade decision ->
          told.procedure(decision.decision().procedure())
              .add(Detail.EMBARGO, decision.decision().embargo());
      case Referral referral ->
          told.add(Detail.RECEIPT_BY, referral.receiptBy())
              .add(Detail.DECISION_BY, referral.decisionBy())
              .add(Detail.URGENCY, referral.urgency());
      case Response response ->
          told.add(Detail.REDIRECTED_TO, response.redirectedTo())
              .add(Detail.FACT, fact(response.fact()));
      case ResponseOutcome outcome -> {
        if (outcome.refusal() != null) {
          told.add(Detail.REFUSAL, outcome.refusal()).add(Detail.KIND, outcome.kind());
        }
      }
      case Escalation escalation ->
          told.add(Detail.AWAITED, escalation.of())
              .add(Detail.CAUSE, escalation.cause())
              .add(Detail.DUE_AT, escalation.dueAt());
      case NotificationOutcome outcome ->
          told.add(
                  Detail.AUDIENCE,
                  outcome.audience() == Audience.AGENCY ? null : outcome.audience())
              .add(Detail.ESCALATION, outcome.escalationId());
      case AccessRecorded access ->
          told.add(Detail.REFUSED, access.refused() ? true : null)
              .add(Detail.LETTER, access.letter());
      case ProcedureInForce change ->
          told.procedure(change.procedure())
              .add(Detail.DIGEST, change.procedure().digest())
              .add(Detail.IN_FORCE_FROM, change.from())
              .add(
                  Detail.REFUSED_VERSION,
                  change.refused() == null ? null : change.refused().version());
      case ConcernRevision _, Erasure _ -> {}
    }
    return told.details;
  }

  private EventDetails procedure(Procedure procedure) {
    return add(Detail.PROCEDURE, procedure.id()).add(Detail.VERSION, procedure.version());
  }

  private EventDetails add(String name, @Nullable Object value) {
    if (value != null) {
      details.put(name, Storable.text(value.toString()));
    }
    return this;
  }

  /** An agency may write anything for a question; what is none could be somebody's data. */
  private static @Nullable String fact(@Nullable String named) {
    return named != null && QuestionFact.named(named).isPresent() ? named : null;
  }
}
