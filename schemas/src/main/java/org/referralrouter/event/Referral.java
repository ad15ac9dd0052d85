package org.referralrouter.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;
import org.referralrouter.decision.Confidentiality;
import org.referralrouter.decision.Embargo;
import org.referralrouter.decision.Handling;
import org.referralrouter.decision.Procedure;
import org.referralrouter.decision.Purpose;
import org.referralrouter.decision.Question;
import org.referralrouter.decision.Urgency;

/**
 * One referral to one agency about one subject, whole: the value of the {@code referrals.*} topics.
 * The highest revision wins.
 *
 * @param referralId a UUIDv5 of concern, agency and subject, the same on every revision
 * @param revision counts up only when the content changes
 * @param subject the ref of a person; null for the concern itself
 * @param issuedAt when this revision was decided
 * @param receiptBy by when a person at the agency must have read it; null where nothing is asked
 * @param decisionBy by when the agency must have decided on it; null where nothing is asked
 * @param withdrawnReason a code, where the state is WITHDRAWN
 * @param shared what this agency may know of the concern
 */
public record Referral(
    UUID referralId,
    UUID concernId,
    int concernRevision,
    int revision,
    ReferralState state,
    @Nullable String withdrawnReason,
    Agency agency,
    @Nullable String subject,
    Urgency urgency,
    Embargo embargo,
    List<Purpose> purposes,
    List<Confidentiality> confidentiality,
    List<Handling> handling,
    List<Question> questions,
    Procedure procedure,
    Instant issuedAt,
    @Nullable Instant receiptBy,
    @Nullable Instant decisionBy,
    SharedConcern shared)
    implements Event {

  public Referral {
    purposes = List.copyOf(purposes);
    confidentiality = List.copyOf(confidentiality);
    handling = List.copyOf(handling);
    questions = List.copyOf(questions);
  }

  /**
   * The id that every revision of this referral has. A missing subject and an empty one are the
   * same.
   */
  public static UUID id(UUID concernId, Agency agency, @Nullable String subject) {
    return DerivedId.of(concernId, "referral", agency.name(), subject == null ? "" : subject);
  }

  /** Written for whoever reads the record; never read, since the concern's id decides. */
  @Override
  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  public boolean test() {
    return Event.super.test();
  }

  @Override
  public UUID eventId() {
    return DerivedId.of(referralId, "revision", Integer.toString(revision));
  }

  @Override
  public Instant at() {
    return issuedAt;
  }

  /** Holds personal text, so it never prints. */
  @Override
  public String toString() {
    return "Referral[redacted]";
  }
}
