package org.referralrouter.audit.store;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.referralrouter.audit.ledger.Codes;
import org.referralrouter.audit.ledger.Detail;
import org.referralrouter.audit.ledger.EntryType;
import org.referralrouter.audit.ledger.Facts;
import org.referralrouter.audit.ledger.Missing.Kind;
import org.referralrouter.audit.ledger.StepLimits;
import org.referralrouter.event.Audience;
import org.referralrouter.event.AwaitedStep;
import org.referralrouter.event.DeliveryOutcome;
import org.referralrouter.event.EscalationCause;
import org.referralrouter.event.ReferralState;
import org.referralrouter.event.ResponseKind;

/**
 * Which entries begin a wait, and which end it. An agency is asked by the first revision of a
 * referral that has its time (a referral keeps its time for receipt, or for a decision, until the
 * agency is asked anew), and by the revision of which an escalation says that it is overdue.
 *
 * <p>What cannot be known here: an agency that is silent gets no more time when it is asked anew
 * (lifecycle, L13), so such a revision looks as one that asks nothing new. Until an escalation says
 * otherwise, a response to the revision before it ends the wait.
 */
final class WaitRule {
  /** What a concern waits for. */
  private static final Set<Kind> OF_CONCERN = EnumSet.of(Kind.DECISION);

  /** What a referral waits for. */
  private static final Set<Kind> OF_REFERRAL = EnumSet.complementOf(EnumSet.of(Kind.DECISION));

  /** Whether the wait of row {@code o} has ended, as a condition. */
  static final String ENDED =
      Arrays.stream(Kind.values())
          .map(
              kind ->
                  "WHEN %d THEN EXISTS (SELECT FROM reference r WHERE %s)"
                      .formatted(kind.number(), endedBy(kind, "o")))
          .collect(joining(" ", "CASE o.kind ", " END"));

  private WaitRule() {}

  /** The waits that an entry begins, each with its time as a text; empty where it has none. */
  static Map<Kind, String> begins(Facts facts) {
    Map<Kind, String> begun = new EnumMap<>(Kind.class);
    switch (facts.type()) {
      case "Concern" -> begun.put(Kind.DECISION, "");
      case "Referral" -> {
        if (!ReferralState.WITHDRAWN.name().equals(facts.outcome())) {
          begun.put(Kind.DELIVERY, "");
          asks(facts, Kind.RECEIPT, begun);
          asks(facts, Kind.AGENCY_DECISION, begun);
        }
      }
      case "Escalation" -> {
        if (EscalationCause.OVERDUE.name().equals(facts.details().get(Detail.CAUSE))) {
          begun.put(awaited(facts), "");
        }
      }
      default -> {}
    }
    return begun;
  }

  private static void asks(Facts facts, Kind kind, Map<Kind, String> begun) {
    String time = facts.details().get(timeOf(kind));
    if (time != null) {
      begun.put(kind, time);
    }
  }

  private static Kind awaited(Facts facts) {
    return AwaitedStep.DECISION.name().equals(facts.details().get(Detail.AWAITED))
        ? Kind.AGENCY_DECISION
        : Kind.RECEIPT;
  }

  /** The detail of a referral that holds the time of a wait; empty where the wait has none. */
  static String timeOf(Kind kind) {
    return switch (kind) {
      case RECEIPT -> Detail.RECEIPT_BY;
      case AGENCY_DECISION -> Detail.DECISION_BY;
      case DECISION, DELIVERY -> "";
    };
  }

  /** By when what an entry begins must have ended; null where nothing says. */
  static @Nullable Instant due(Kind kind, Facts facts, StepLimits limits) {
    String told =
        facts.details().get(facts.type().equals("Escalation") ? Detail.DUE_AT : timeOf(kind));
    return told == null ? limits.due(kind, facts.at()) : Instant.parse(told);
  }

  /** The waits that may have ended with an entry. */
  static Set<Kind> mayEnd(Facts facts) {
    return switch (facts.type()) {
      case "Concern", "Decision" -> OF_CONCERN;
      case "Referral", "Escalation", "NotificationOutcome", EntryType.RESPONSE_OUTCOME ->
          OF_REFERRAL;
      default -> Set.of();
    };
  }

  /**
   * What ends a wait, as a condition on an entry's row {@code r}.
   *
   * @param wait the alias of the wait's row
   */
  static String endedBy(Kind kind, String wait) {
    String rightRevision = "coalesce(r.revision, %1$s.revision) >= %1$s.revision".formatted(wait);
    if (kind == Kind.DECISION) {
      return "r.concern = %s.id AND %s AND %s".formatted(wait, rightRevision, is("Decision"));
    }
    String response =
        is(EntryType.RESPONSE_OUTCOME) + " AND " + isOneOf("r.outcome", responses(kind));
    String withdrawal =
        is("Referral") + " AND " + isOneOf("r.outcome", Stream.of(ReferralState.WITHDRAWN));
    return "r.referral = %s.id AND %s AND (%s OR %s%s)"
        .formatted(
            wait,
            rightRevision,
            response,
            withdrawal,
            kind == Kind.DELIVERY ? " OR " + delivered() : "");
  }

  /** The kinds of response that end a wait, where routing has taken them (lifecycle, L10). */
  private static Stream<ResponseKind> responses(Kind kind) {
    Stream<ResponseKind> all = Arrays.stream(ResponseKind.values());
    return switch (kind) {
      case DECISION -> Stream.empty();
      // Who responds has been told, by whatever way.
      case DELIVERY -> all;
      case RECEIPT -> all.filter(said -> said == ResponseKind.RECEIVED || said.decision());
      case AGENCY_DECISION -> all.filter(ResponseKind::decision);
    };
  }

  /** Sent to those who read the agency's referrals; a manager who hears of silence is not told. */
  private static String delivered() {
    String audience =
        "coalesce(r.details::json ->> '%s', '%s')".formatted(Detail.AUDIENCE, Audience.AGENCY);
    return is("NotificationOutcome")
        + " AND "
        + isOneOf("r.outcome", Stream.of(DeliveryOutcome.SENT))
        + " AND "
        + isOneOf(audience, Stream.of(Audience.AGENCY, Audience.RESTRICTED_READERS));
  }

  private static String is(String type) {
    return "r.type = " + Codes.ofType(type);
  }

  private static String isOneOf(String column, Stream<? extends Enum<?>> codes) {
    return codes.map(code -> "'" + code.name() + "'").collect(joining(", ", column + " IN (", ")"));
  }
}
