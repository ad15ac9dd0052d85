package org.referralrouter.notification;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.referralrouter.concern.AgeGroup;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Answer;
import org.referralrouter.concern.Category;
import org.referralrouter.concern.Role;
import org.referralrouter.decision.Embargo;
import org.referralrouter.decision.Procedure;
import org.referralrouter.decision.Urgency;
import org.referralrouter.event.Referral;
import org.referralrouter.event.ReferralState;
import org.referralrouter.event.SharedConcern;
import org.referralrouter.event.SharedPerson;

/** Referrals of invented people. */
final class AReferral {
  static final String NAME = "Marigold Testerly";
  static final String ADDRESS = "12 Nowhere Lane, Sampleton";

  private AReferral() {}

  static Referral to(Agency agency, UUID concernId, int revision) {
    return to(agency, concernId, revision, "words of revision " + revision);
  }

  static Referral to(Agency agency, UUID concernId, int revision, String summary) {
    return new Referral(
        Referral.id(concernId, agency, "child-1"),
        concernId,
        1,
        revision,
        ReferralState.OPEN,
        null,
        agency,
        "child-1",
        Urgency.URGENT,
        Embargo.NONE,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new Procedure("staffordshire-e-safety", "1", "sha256:00"),
        Instant.parse("2026-11-24T10:00:00Z").plusSeconds(revision),
        Instant.parse("2026-11-24T14:00:00Z"),
        new SharedConcern(
            Set.of(Category.ONLINE_GROOMING),
            summary,
            null,
            Answer.NO,
            Answer.UNKNOWN,
            Answer.UNKNOWN,
            null,
            null,
            List.of(aChild()),
            null,
            null,
            null,
            null,
            List.of(),
            List.of(),
            List.of(),
            null));
  }

  private static SharedPerson aChild() {
    return new SharedPerson(
        "child-1",
        Set.of(Role.VICTIM),
        AgeGroup.CHILD,
        Answer.YES,
        NAME,
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
