package org.referralrouter.routing.replay;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;
import org.referralrouter.decision.Confidentiality;
import org.referralrouter.decision.Decision;
import org.referralrouter.decision.Embargo;
import org.referralrouter.decision.Handling;
import org.referralrouter.decision.Purpose;
import org.referralrouter.decision.Question;
import org.referralrouter.decision.Urgency;
import org.referralrouter.event.AwaitedStep;
import org.referralrouter.event.DecisionMade;
import org.referralrouter.event.Escalation;
import org.referralrouter.event.EscalationLevel;
import org.referralrouter.event.Event;
import org.referralrouter.event.Referral;
import org.referralrouter.event.ReferralState;
import org.referralrouter.event.SharedConcern;
import org.referralrouter.routing.concern.ConcernState;
import org.referralrouter.routing.concern.ReferralKey;
import org.referralrouter.routing.concern.Refusal;
import org.referralrouter.routing.needtoknow.SharedFacts;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * What follows from one event of a life, as it is printed.
 *
 * @param decision null where none was made
 * @param refused the code of the refusal; null where the event was taken
 */
@JsonPropertyOrder({"decision", "referrals", "escalations", "refused", "embargo"})
record LifeStep(
    @Nullable Decision decision,
    List<Sent> referrals,
    List<Told> escalations,
    @Nullable Refusal refused,
    Embargo embargo) {

  /**
   * A revision of a referral that is sent.
   *
   * @param urgency null where it is withdrawn
   * @param shared what the agency's record tells; what says nothing is left out
   */
  @JsonPropertyOrder({
    "agency",
    "subject",
    "revision",
    "state",
    "withdrawnReason",
    "urgency",
    "embargo",
    "purposes",
    "confidentiality",
    "handling",
    "questions",
    "shared",
    "receiptBy",
    "decisionBy"
  })
  record Sent(
      Agency agency,
      @Nullable String subject,
      int revision,
      ReferralState state,
      @Nullable String withdrawnReason,
      @Nullable Urgency urgency,
      Embargo embargo,
      List<Purpose> purposes,
      List<Confidentiality> confidentiality,
      List<Handling> handling,
      List<Question> questions,
      @JsonSerialize(converter = SharedFacts.class) SharedConcern shared,
      @Nullable Instant receiptBy,
      @Nullable Instant decisionBy) {
    static Sent of(Referral referral) {
      return new Sent(
          referral.agency(),
          referral.subject(),
          referral.revision(),
          referral.state(),
          referral.withdrawnReason(),
          referral.state() == ReferralState.OPEN ? referral.urgency() : null,
          referral.embargo(),
          referral.purposes(),
          referral.confidentiality(),
          referral.handling(),
          referral.questions(),
          referral.shared(),
          referral.receiptBy(),
          referral.decisionBy());
    }

    /** Holds personal text, so it never prints. */
    @Override
    public String toString() {
      return "Sent[redacted]";
    }
  }

  /** Somebody who is told of an agency's silence. */
  @JsonPropertyOrder({"agency", "subject", "level", "of", "due"})
  record Told(
      Agency agency,
      @Nullable String subject,
      EscalationLevel level,
      AwaitedStep of,
      Instant due) {}

  static LifeStep of(ConcernState state, List<Event> events, @Nullable Refusal refused) {
    Map<UUID, String> subjects = new TreeMap<>();
    for (ReferralKey key : state.referrals().keySet()) {
      if (key.subject() != null) {
        subjects.put(key.id(LifeReader.CONCERN), key.subject());
      }
    }
    @Nullable Decision decision = null;
    List<Sent> referrals = new ArrayList<>();
    List<Told> escalations = new ArrayList<>();
    for (Event event : events) {
      if (event instanceof DecisionMade made) {
        decision = made.decision();
      } else if (event instanceof Referral referral) {
        referrals.add(Sent.of(referral));
      } else if (event instanceof Escalation escalation) {
        escalations.add(
            new Told(
                escalation.agency(),
                subjects.get(escalation.referralId()),
                escalation.level(),
                escalation.of(),
                escalation.dueAt()));
      }
    }
    return new LifeStep(decision, referrals, escalations, refused, state.header().embargo().code());
  }
}
