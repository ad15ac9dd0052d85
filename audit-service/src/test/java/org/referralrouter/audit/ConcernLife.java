package org.referralrouter.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;
import org.referralrouter.decision.Decision;
import org.referralrouter.decision.Embargo;
import org.referralrouter.decision.Procedure;
import org.referralrouter.decision.Urgency;
import org.referralrouter.event.AccessRecorded;
import org.referralrouter.event.Audience;
import org.referralrouter.event.AwaitedStep;
import org.referralrouter.event.Channel;
import org.referralrouter.event.DecisionMade;
import org.referralrouter.event.DeliveryOutcome;
import org.referralrouter.event.Escalation;
import org.referralrouter.event.EscalationCause;
import org.referralrouter.event.EscalationLevel;
import org.referralrouter.event.Event;
import org.referralrouter.event.NotificationOutcome;
import org.referralrouter.event.ProcedureInForce;
import org.referralrouter.event.Referral;
import org.referralrouter.event.ReferralState;
import org.referralrouter.event.Response;
import org.referralrouter.event.ResponseKind;
import org.referralrouter.event.ResponseOutcome;
import org.referralrouter.event.SharedConcern;

/** What becomes of one concern, an event a minute, and what the pages say of each. */
final class ConcernLife {
  /** What the timeline says, in its order. */
  static final List<String> TITLES =
      List.of(
          "Decision, revision 1, by staffordshire-e-safety, version 3",
          "Referral to Police, revision 1: open",
          "Referral to Children's Social Care, revision 1: open",
          "Notification to Police, revision 1: sent",
          "Response from Police, revision 1: received",
          "Response from Police taken, revision 1: received",
          "Response from Police, revision 1: answered, worksWithChildren",
          "Response from Police, revision 9: redirected to Children's Social Care",
          "Response from Police refused, revision 9: redirected, UNKNOWN_REVISION",
          "Response from Police, revision 1: embargo released",
          "Escalation to the duty manager of Police: its decision on revision 1 is overdue",
          "Notification to the duty manager of Police, revision 1: sent",
          "Escalation to the board about Police: its decision on revision 1 is overdue",
          "Notification to the board about Police, revision 1: failed",
          "Escalation to the duty manager of Police: redirect loop",
          "Notification to the restricted readers of Police, revision 1: sent",
          "Notification to the reporter, revision 1: sent",
          "Response from Police taken, revision 1: no further action");

  static final String PROCEDURE_TITLE =
      "Procedure in force: staffordshire-e-safety, version 3; version 4 was refused";

  private static final Instant START = Instant.parse("2026-11-24T09:00:00Z");
  private static final Procedure PROCEDURE =
      new Procedure("staffordshire-e-safety", "3", "sha256:" + "a".repeat(64));

  private final UUID concern;
  private int minute;

  private ConcernLife(UUID concern) {
    this.concern = concern;
  }

  static UUID toThePolice(UUID concern) {
    return Referral.id(concern, Agency.POLICE, null);
  }

  static List<Event> of(UUID concern) {
    return new ConcernLife(concern).events();
  }

  private List<Event> events() {
    return List.of(
        new ProcedureInForce(
            UUID.randomUUID(),
            PROCEDURE,
            START,
            new Procedure("staffordshire-e-safety", "4", "sha256:" + "b".repeat(64)),
            START),
        new DecisionMade(
            concern,
            1,
            1,
            next(),
            new Decision(PROCEDURE, Embargo.ACTIVE, List.of(), List.of(), List.of())),
        referral(Agency.POLICE, null),
        referral(Agency.SOCIAL_CARE, "child-1"),
        notification(Audience.AGENCY, DeliveryOutcome.SENT, 1),
        response(1, ResponseKind.RECEIVED, null, null),
        outcome(1, ResponseKind.RECEIVED, null),
        response(1, ResponseKind.ANSWERED, null, "worksWithChildren"),
        response(9, ResponseKind.REDIRECTED, Agency.SOCIAL_CARE, null),
        outcome(9, ResponseKind.REDIRECTED, "UNKNOWN_REVISION"),
        response(1, ResponseKind.EMBARGO_RELEASED, null, null),
        escalation(EscalationLevel.DUTY_MANAGER, EscalationCause.OVERDUE),
        notification(Audience.DUTY_MANAGER, DeliveryOutcome.SENT, 1),
        escalation(EscalationLevel.BOARD, EscalationCause.OVERDUE),
        notification(Audience.BOARD, DeliveryOutcome.FAILED, 1),
        escalation(EscalationLevel.DUTY_MANAGER, EscalationCause.REDIRECT_LOOP),
        notification(Audience.RESTRICTED_READERS, DeliveryOutcome.SENT, 1),
        notification(Audience.REPORTER, DeliveryOutcome.SENT, 1),
        outcome(1, ResponseKind.NO_FURTHER_ACTION, null),
        new AccessRecorded(
            UUID.randomUUID(),
            "notification-service",
            "triage",
            "REFERRAL_READ",
            concern,
            toThePolice(concern),
            Agency.POLICE,
            null,
            next(),
            true));
  }

  private Instant next() {
    return START.plusSeconds(60L * ++minute);
  }

  private Referral referral(Agency agency, @Nullable String subject) {
    Instant at = next();
    return new Referral(
        Referral.id(concern, agency, subject),
        concern,
        1,
        1,
        ReferralState.OPEN,
        null,
        agency,
        subject,
        Urgency.URGENT,
        Embargo.ACTIVE,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        PROCEDURE,
        at,
        at.plusSeconds(4 * 3600),
        at.plusSeconds(24 * 3600),
        new SharedConcern(
            null, "Seen", null, null, null, null, null, null, List.of(), null, null, null, null,
            null, null, null, null));
  }

  private Response response(
      int revision, ResponseKind kind, @Nullable Agency redirectedTo, @Nullable String fact) {
    return new Response(
        UUID.randomUUID(),
        toThePolice(concern),
        concern,
        revision,
        kind,
        "Duty sergeant",
        next(),
        "A reason",
        redirectedTo,
        fact,
        fact == null ? null : "suspect-1",
        fact == null ? null : "YES",
        null);
  }

  private ResponseOutcome outcome(int revision, ResponseKind kind, @Nullable String refusal) {
    return new ResponseOutcome(
        UUID.randomUUID(),
        toThePolice(concern),
        concern,
        Agency.POLICE,
        kind,
        revision,
        refusal,
        next());
  }

  private Escalation escalation(EscalationLevel level, EscalationCause cause) {
    Instant at = next();
    return new Escalation(
        toThePolice(concern),
        concern,
        Agency.POLICE,
        level,
        at,
        at,
        AwaitedStep.DECISION,
        cause,
        1);
  }

  private NotificationOutcome notification(
      Audience audience, DeliveryOutcome outcome, int attempt) {
    return new NotificationOutcome(
        toThePolice(concern),
        concern,
        1,
        Agency.POLICE,
        Channel.MAIL,
        outcome,
        attempt,
        null,
        next(),
        audience,
        null);
  }
}
