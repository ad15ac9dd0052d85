package org.referralrouter.routing.concern;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Concern;
import org.referralrouter.decision.Basis;
import org.referralrouter.decision.DecidedReferral;
import org.referralrouter.decision.Decision;
import org.referralrouter.decision.Embargo;
import org.referralrouter.decision.Purpose;
import org.referralrouter.decision.Urgency;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.event.Referral;
import org.referralrouter.event.Response;
import org.referralrouter.event.ResponseOutcome;
import org.referralrouter.event.TrialId;
import org.referralrouter.known.KnownFacts;
import org.referralrouter.routing.needtoknow.NeedToKnow;
import org.referralrouter.routing.procedure.DecisionMaker;
import org.referralrouter.routing.procedure.Marks;

/**
 * Sends an agency an invented referral, so that it can try its connection, and answers what it
 * responds. Nothing is remembered of a trial: what was sent is made again from its id, and a
 * response goes through the checks of real ones. Only its outcome is told; nothing follows from it.
 */
public final class TrialRouter {
  private static final String SUBJECT = "suspect-1";
  private static final String SENDER = "routing-service";
  private static final Purpose TRIAL =
      new Purpose("TRIAL", List.of(), List.of(), Basis.INTERPRETATION);

  private final DecisionMaker procedure;
  private final List<ReferralPolicy> policies;
  private final ReferralIssuer issuer;
  private final ResponseRouter responses;
  private final KnownFacts known;
  private final DatedFacts facts;
  private final EmbargoState embargo;

  /**
   * By this procedure and its need-to-know table.
   *
   * @param invented what is known of every trial's concern
   */
  public TrialRouter(
      DecisionMaker procedure, NeedToKnow needToKnow, ResponseClock clock, Concern invented) {
    this.procedure = procedure;
    this.policies = List.of(new WithheldBasisPolicy(), new SharingPolicy(needToKnow));
    this.issuer = new ReferralIssuer(clock);
    this.responses =
        new ResponseRouter(
            new DecisionRound(procedure, needToKnow, clock), procedure, clock.zone());
    this.known = known(invented);
    this.facts = DatedFacts.of(known, clock.zone());
    this.embargo = new EmbargoLedger(procedure).after(new EmbargoState.None(), facts);
  }

  /**
   * The referral of a trial, as this agency may read it.
   *
   * @param concernId a {@link TrialId}
   */
  public Referral sent(UUID concernId, Agency agency, Instant now) {
    if (!TrialId.is(concernId)) {
      throw new IllegalArgumentException("A trial has an id of its own kind");
    }
    return issued(concernId, agency, now).referral();
  }

  /** What is told of an agency's response to a trial; the same response has the same outcome. */
  public ResponseOutcome responded(Agency agency, Response response, Instant now) {
    SentReferral row = issued(response.concernId(), agency, now).row();
    ConcernState state =
        new ConcernState(
            ConcernState.UNSEEN.header().with(known).with(embargo).decidedOnceMore(),
            new TreeMap<>(Map.of(row.key(), row)));
    Refusal refusal = responses.routed(state, agency, response, now).refusal();
    return Routed.outcome(agency, response, refusal, now);
  }

  /** No clock starts: nobody waits for an answer to it. */
  private ReferralIssuer.Issued issued(UUID concernId, Agency agency, Instant now) {
    ReferralKey key = new ReferralKey(agency, SUBJECT);
    Situation situation =
        new Situation(
            facts,
            embargo,
            new Decision(procedure.procedure(), embargo.code(), List.of(), List.of(), List.of()),
            List.of(),
            new TreeMap<>());
    SortedMap<ReferralKey, ReferralContent> content = new TreeMap<>();
    content.put(key, content(key, embargo.code()));
    policies.forEach(policy -> policy.apply(situation, content));
    return issuer.issued(
        concernId,
        known.revision(),
        situation,
        ReferralUpdate.of(null, content.get(key)),
        Waits.NONE,
        now);
  }

  private ReferralContent content(ReferralKey key, Embargo stands) {
    Marks marks =
        procedure.marks(
            facts.known(), facts.day(), stands, key.agency(), key.subject(), Set.of(TRIAL.code()));
    return ReferralContent.of(
        new DecidedReferral(
            key.agency(),
            key.subject(),
            Urgency.STANDARD,
            List.of(TRIAL),
            marks.confidentiality(),
            marks.handling(),
            List.of()));
  }

  /** Received when the invented events end, so that every trial says the same. */
  private static KnownFacts known(Concern invented) {
    Instant received =
        invented.occurredAt() == null
            ? Instant.EPOCH
            : invented.occurredAt().atOffset(ZoneOffset.UTC).plusDays(1).toInstant();
    ConcernRevision revision =
        new ConcernRevision(TrialId.of(new UUID(0, 0)), 1, received, SENDER, invented);
    return switch (KnownFacts.NOTHING.with(revision)) {
      case KnownFacts.Result.Known(var all) -> all;
      case KnownFacts.Result.Repeated _, KnownFacts.Result.Refused _ ->
          throw new IllegalArgumentException("The invented concern cannot be known");
    };
  }
}
