package org.referralrouter.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agencies;
import org.referralrouter.concern.Agency;

/**
 * A topic of the contract. Each agency has two of its own; the others are fixed.
 *
 * @param topicName the name in Kafka, which is its JSON too
 * @param schemaName the name of the Avro type of its values; null where the value is not Avro
 * @param eventType the Java type of its values; null where the value is not an event
 */
public record Topic(
    @JsonValue String topicName,
    @Nullable String schemaName,
    @Nullable Class<? extends Event> eventType) {
  public static final Topic CONCERNS = of("concerns.v1", "Concern", ConcernRevision.class);
  public static final Topic DECISIONS = of("decisions.v1", "Decision", DecisionMade.class);
  public static final Topic RESPONSE_OUTCOMES =
      of("response-outcomes.v1", "ResponseOutcome", ResponseOutcome.class);
  public static final Topic ESCALATIONS = of("escalations.v1", "Escalation", Escalation.class);
  public static final Topic NOTIFICATIONS =
      of("notifications.v1", "NotificationOutcome", NotificationOutcome.class);
  public static final Topic ACCESS = of("access.v1", "AccessRecorded", AccessRecorded.class);
  public static final Topic ERASURES = of("erasures.v1", "Erasure", Erasure.class);
  public static final Topic PROCEDURES =
      of("procedures.v1", "ProcedureInForce", ProcedureInForce.class);

  /** The failed record as bytes; its origin and reason are headers. */
  public static final Topic DEAD_LETTERS = new Topic("dead-letters.v1", null, null);

  /** A signed checkpoint as text. */
  public static final Topic AUDIT_CHECKPOINTS = new Topic("audit-checkpoints.v1", null, null);

  private static final List<Topic> BEFORE_AGENCIES = List.of(CONCERNS, DECISIONS);
  private static final List<Topic> AFTER_AGENCIES =
      List.of(
          RESPONSE_OUTCOMES,
          ESCALATIONS,
          NOTIFICATIONS,
          ACCESS,
          ERASURES,
          PROCEDURES,
          DEAD_LETTERS,
          AUDIT_CHECKPOINTS);

  /** Of topics that a record came from or goes to, so that this stays small. */
  private static final ConcurrentMap<String, Topic> NAMED = new ConcurrentHashMap<>();

  private static final Pattern OF_AN_AGENCY =
      Pattern.compile("(referrals|responses)\\.([a-z][a-z0-9-]{1,39})\\.v1");

  private static Topic of(String topicName, String schemaName, Class<? extends Event> eventType) {
    return new Topic(topicName, schemaName, eventType);
  }

  /** All topics where these are the agencies. */
  public static List<Topic> all(Agencies agencies) {
    return Stream.of(
            BEFORE_AGENCIES.stream(),
            agencies.all().stream().map(Topic::ofReferralsTo),
            agencies.all().stream().map(Topic::ofResponsesFrom),
            AFTER_AGENCIES.stream())
        .flatMap(topics -> topics)
        .toList();
  }

  /** The registry's subject of its values. */
  public String subject() {
    return topicName + "-value";
  }

  /** The topic of this agency's referrals. */
  public static Topic ofReferralsTo(Agency agency) {
    return of("referrals." + agency.slug() + ".v1", "Referral", Referral.class);
  }

  /** The topic on which this agency responds, and nobody else. */
  public static Topic ofResponsesFrom(Agency agency) {
    return of("responses." + agency.slug() + ".v1", "Response", Response.class);
  }

  /** Whether a topic of this name is one agency's. */
  public static boolean isOfAnAgency(String topicName) {
    return OF_AN_AGENCY.matcher(topicName).matches();
  }

  /**
   * The agency whose referrals or responses these are; empty where the topic is not one agency's.
   */
  public Optional<Agency> agency() {
    return Optional.of(OF_AN_AGENCY.matcher(topicName))
        .filter(Matcher::matches)
        .map(name -> Agency.ofSlug(name.group(2)));
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
   * The topic of this name, whether or not any procedure has its agency.
   *
   * @throws IllegalArgumentException where it cannot be one
   */
  @JsonCreator
  public static Topic named(String topicName) {
    return NAMED.computeIfAbsent(
        topicName,
        name ->
            find(name)
                .orElseThrow(() -> new IllegalArgumentException("No topic is named " + name)));
  }

  /** The topic of this name, as {@link #named}; empty where it cannot be one. */
  public static Optional<Topic> find(String topicName) {
    Matcher ofAnAgency = OF_AN_AGENCY.matcher(topicName);
    if (ofAnAgency.matches()) {
      Agency agency = Agency.ofSlug(ofAnAgency.group(2));
      return Optional.of(
          ofAnAgency.group(1).equals("referrals")
              ? ofReferralsTo(agency)
              : ofResponsesFrom(agency));
    }
    return Stream.concat(BEFORE_AGENCIES.stream(), AFTER_AGENCIES.stream())
        .filter(topic -> topic.topicName.equals(topicName))
        .findFirst();
  }

  /** The name in Kafka. */
  @Override
  public String toString() {
    return topicName;
  }
}
