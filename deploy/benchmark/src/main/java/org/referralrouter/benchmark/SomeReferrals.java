package org.referralrouter.benchmark;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.referralrouter.concern.AgeGroup;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Answer;
import org.referralrouter.concern.Category;
import org.referralrouter.concern.Role;
import org.referralrouter.decision.Basis;
import org.referralrouter.decision.Embargo;
import org.referralrouter.decision.Procedure;
import org.referralrouter.decision.Purpose;
import org.referralrouter.decision.Urgency;
import org.referralrouter.event.Referral;
import org.referralrouter.event.ReferralState;
import org.referralrouter.event.SharedConcern;
import org.referralrouter.event.SharedPerson;
import org.referralrouter.wire.Json;

/** Invented referrals to the police, each of another concern. */
final class SomeReferrals {
  private final LongConcerns concerns;

  SomeReferrals(long seed) {
    this.concerns = new LongConcerns(seed);
  }

  Referral next() {
    UUID concernId = UUID.randomUUID();
    String words = Json.mapper().readTree(concerns.next()).path("summary").asString();
    Instant due = Instant.parse("2199-11-24T14:00:00Z");
    return new Referral(
        Referral.id(concernId, Agency.POLICE, "child-1"),
        concernId,
        1,
        1,
        ReferralState.OPEN,
        null,
        Agency.POLICE,
        "child-1",
        Urgency.URGENT,
        Embargo.NONE,
        List.of(new Purpose("CHILD_PROTECTION", List.of("11"), List.of("C1"), Basis.EXPLICIT)),
        List.of(),
        List.of(),
        List.of(),
        new Procedure("staffordshire-e-safety", "1", "sha256:00"),
        Instant.parse("2026-11-24T10:00:00Z"),
        due,
        due,
        shared(words));
  }

  private static SharedConcern shared(String words) {
    var child =
        new SharedPerson(
            "child-1",
            Set.of(Role.VICTIM),
            AgeGroup.CHILD,
            Answer.YES,
            "Marigold Testerly",
            null,
            null,
            "12 Nowhere Lane",
            null,
            Answer.UNKNOWN,
            null,
            null,
            null,
            null,
            null,
            null);
    return new SharedConcern(
        Set.of(Category.ONLINE_GROOMING),
        words,
        null,
        Answer.NO,
        Answer.UNKNOWN,
        Answer.UNKNOWN,
        null,
        null,
        List.of(child),
        null,
        null,
        null,
        null,
        List.of(),
        List.of(),
        List.of(),
        null);
  }
}
