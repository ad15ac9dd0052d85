package org.referralrouter.event;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;

/** The topics of the contract, and the Avro type of their values. */
public enum Topic {
  CONCERNS("concerns.v1", "Concern", ConcernRevision.class),
  DECISIONS("decisions.v1", "Decision", DecisionMade.class),
  REFERRALS_SOCIAL_CARE("referrals.social-care.v1", "Referral", Referral.class),
  REFERRALS_POLICE("referrals.police.v1", "Referral", Referral.class),
  REFERRALS_CEOP_PREPARATION("referrals.ceop-preparation.v1", "Referral", Referral.class),
  REFERRALS_HR_ALLEGATIONS("referrals.hr-allegations.v1", "Referral", Referral.class),
  REFERRALS_DESIGNATED_OFFICER("referrals.designated-officer.v1", "Referral", Referral.class),
  REFERRALS_TRIAGE("referrals.triage.v1", "Referral", Referral.class),
  RESPONSES_SOCIAL_CARE("responses.social-care.v1", "Response", Response.class),
  RESPONSES_POLICE("responses.police.v1", "Response", Response.class),
  RESPONSES_CEOP_PREPARATION("responses.ceop-preparation.v1", "Response", Response.class),
  RESPONSES_HR_ALLEGATIONS("responses.hr-allegations.v1", "Response", Response.class),
  RESPONSES_DESIGNATED_OFFICER("responses.designated-officer.v1", "Response", Response.class),
  RESPONSES_TRIAGE("responses.triage.v1", "Response", Response.class),
  RESPONSE_OUTCOMES("response-outcomes.v1", "ResponseOutcome", ResponseOutcome.class),
  ESCALATIONS("escalations.v1", "Escalation", Escalation.class),
  NOTIFICATIONS("notifications.v1", "NotificationOutcome", NotificationOutcome.class),
  ACCESS("access.v1", "AccessRecorded", AccessRecorded.class),
  ERASURES("erasures.v1", "Erasure", Erasure.class),
  PROCEDURES("procedures.v1", "ProcedureInForce", ProcedureInForce.class),
  /** The failed record as bytes; its origin and reason are headers. */
  DEAD_LETTERS("dead-letters.v1", null, null),
  /** A signed checkpoint as text. */
  AUDIT_CHECKPOINTS("audit-checkpoints.v1", null, null);

  private final String topicName;
  private final @Nullable String schemaName;
  private final @Nullable Class<? extends Event> eventType;

  Topic(String topicName, @Nullable String schemaName, @Nullable Class<? extends Event> eventType) {
    this.topicName = topicName;
    this.schemaName = schemaName;
    this.eventType = eventType;
  }

  /** The name in Kafka. */
  public String topicName() {
    return topicName;
  }

  /** The name of the Avro type of its values; null where the value is not Avro. */
  public @Nullable String schemaName() {
    return schemaName;
  }

  /** The Java type of its values; null where the value is not an event. */
  public @Nullable Class<? extends Event> eventType() {
    return eventType;
  }

  /** The registry's subject of its values. */
  public String subject() {
    return topicName + "-value";
  }

  /** The topic of this agency's referrals. */
  public static Topic ofReferralsTo(Agency agency) {
    return switch (agency) {
      case SOCIAL_CARE -> REFERRALS_SOCIAL_CARE;
      case POLICE -> REFERRALS_POLICE;
      case CEOP_PREPARATION -> REFERRALS_CEOP_PREPARATION;
      case HR_ALLEGATIONS -> REFERRALS_HR_ALLEGATIONS;
      case DESIGNATED_OFFICER -> REFERRALS_DESIGNATED_OFFICER;
      case TRIAGE -> REFERRALS_TRIAGE;
    };
  }

  /** The topic on which this agency responds, and nobody else. */
  public static Topic ofResponsesFrom(Agency agency) {
    return switch (agency) {
      case SOCIAL_CARE -> RESPONSES_SOCIAL_CARE;
      case POLICE -> RESPONSES_POLICE;
      case CEOP_PREPARATION -> RESPONSES_CEOP_PREPARATION;
      case HR_ALLEGATIONS -> RESPONSES_HR_ALLEGATIONS;
      case DESIGNATED_OFFICER -> RESPONSES_DESIGNATED_OFFICER;
      case TRIAGE -> RESPONSES_TRIAGE;
    };
  }

  /**
   * The agency whose referrals or responses these are; empty where the topic is not one agency's.
   */
  public Optional<Agency> agency() {
    return Arrays.stream(Agency.values())
        .filter(agency -> this == ofReferralsTo(agency) || this == ofResponsesFrom(agency))
        .findFirst();
  }

  /**
   * The topic on which an event travels.
   *
   * @throws IllegalArgumentException for a response, whose topic only its agency's name gives
   */
  public static Topic of(Event event) {
    return switch (event) {
      case ConcernRevision _ -> CONCERNS;
      case DecisionMade _ -> DECISIONS;
      case Referral referral -> ofReferralsTo(referral.agency());
      case Response _ ->
          throw new IllegalArgumentException(
              "A response does not say whose it is: name the topic of its agency");
      case ResponseOutcome _ -> RESPONSE_OUTCOMES;
      case ProcedureInForce _ -> PROCEDURES;
      case Escalation _ -> ESCALATIONS;
      case NotificationOutcome _ -> NOTIFICATIONS;
      case AccessRecorded _ -> ACCESS;
      case Erasure _ -> ERASURES;
    };
  }

  /**
   * The topic of this name.
   *
   * @throws IllegalArgumentException where there is none
   */
  public static Topic named(String topicName) {
    return Arrays.stream(values())
        .filter(topic -> topic.topicName.equals(topicName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No topic is named " + topicName));
  }
}
