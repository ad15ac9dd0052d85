package org.referralrouter.notification;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.AgeGroup;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Answer;
import org.referralrouter.concern.Category;
import org.referralrouter.concern.Role;
import org.referralrouter.decision.Basis;
import org.referralrouter.decision.Confidentiality;
import org.referralrouter.decision.Embargo;
import org.referralrouter.decision.Procedure;
import org.referralrouter.decision.Purpose;
import org.referralrouter.decision.Question;
import org.referralrouter.decision.Urgency;
import org.referralrouter.event.Referral;
import org.referralrouter.event.ReferralState;
import org.referralrouter.event.SharedConcern;
import org.referralrouter.event.SharedPerson;

/** Referrals of invented people. */
public final class SampleReferral {
  public static final String NAME = "Marigold Testerly";
  public static final String ADDRESS = "12 Nowhere Lane, Sampleton";
  public static final Instant FAR = Instant.parse("2199-11-24T14:00:00Z");

  private final Agency agency;
  private final UUID concernId;
  private final int revision;
  private final List<String> purposes = new ArrayList<>(List.of("CHILD_PROTECTION"));
  private final List<Confidentiality> flags = new ArrayList<>();
  private final List<Question> questions = new ArrayList<>();
  private String summary;
  private String ref = "child-1";
  private String subject = "child-1";
  private ReferralState state = ReferralState.OPEN;
  private Urgency urgency = Urgency.URGENT;
  private Embargo embargo = Embargo.NONE;
  private Instant issuedAt;
  private @Nullable Instant receiptBy = FAR;
  private @Nullable Instant decisionBy = FAR;

  private SampleReferral(Agency agency, UUID concernId, int revision) {
    this.agency = agency;
    this.concernId = concernId;
    this.revision = revision;
    this.summary = "words of revision " + revision;
    this.issuedAt = Instant.parse("2026-11-24T10:00:00Z").plusSeconds(revision);
  }

  static Referral to(Agency agency, UUID concernId, int revision) {
    return of(agency, concernId, revision).referral();
  }

  static Referral to(Agency agency, UUID concernId, int revision, String summary) {
    return of(agency, concernId, revision).saying(summary).referral();
  }

  public static SampleReferral of(Agency agency, UUID concernId, int revision) {
    return new SampleReferral(agency, concernId, revision);
  }

  public SampleReferral saying(String words) {
    summary = words;
    return this;
  }

  public SampleReferral about(String person) {
    ref = person;
    return this;
  }

  SampleReferral subject(String other) {
    subject = other;
    return this;
  }

  public SampleReferral with(Urgency other) {
    urgency = other;
    return this;
  }

  public SampleReferral purpose(String code) {
    purposes.add(code);
    return this;
  }

  public SampleReferral asking(String fact, @Nullable String of) {
    questions.add(new Question(fact, of, "13", "Q"));
    return this;
  }

  SampleReferral restricted() {
    flags.add(new Confidentiality("RESTRICTED_READERS", "17", "K7", Basis.INTERPRETATION));
    return this;
  }

  SampleReferral under(Embargo code) {
    embargo = code;
    return this;
  }

  public SampleReferral withdrawn() {
    state = ReferralState.WITHDRAWN;
    return this;
  }

  SampleReferral issued(Instant at) {
    issuedAt = at;
    return this;
  }

  public SampleReferral due(@Nullable Instant receipt, @Nullable Instant decision) {
    receiptBy = receipt;
    decisionBy = decision;
    return this;
  }

  public Referral referral() {
    return new Referral(
        Referral.id(concernId, agency, subject),
        concernId,
        1,
        revision,
        state,
        state == ReferralState.WITHDRAWN ? "NO_LONGER_FOLLOWS" : null,
        agency,
        subject,
        urgency,
        embargo,
        purposes.stream()
            .map(code -> new Purpose(code, List.of("11"), List.of("C1"), Basis.EXPLICIT))
            .toList(),
        flags,
        List.of(),
        questions,
        new Procedure("staffordshire-e-safety", "1", "sha256:00"),
        issuedAt,
        receiptBy,
        decisionBy,
        shared());
  }

  private SharedConcern shared() {
    return new SharedConcern(
        Set.of(Category.ONLINE_GROOMING),
        summary,
        null,
        Answer.NO,
        Answer.UNKNOWN,
        Answer.UNKNOWN,
        null,
        null,
        List.of(child()),
        null,
        null,
        null,
        null,
        List.of(),
        List.of(),
        List.of(),
        null);
  }

  private SharedPerson child() {
    return new SharedPerson(
        ref,
        Set.of(Role.VICTIM),
        AgeGroup.CHILD,
        Answer.YES,
        NAME,
        null,
        null,
        ADDRESS,
        null,
        Answer.UNKNOWN,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
