package org.referralrouter.routing.life;

import static org.referralrouter.routing.life.PlainRows.explicit;

import java.util.Map;
import java.util.Set;
import org.referralrouter.routing.life.PlainFacts.Person;

/** The confidentiality table of reading.md, for one referral. */
final class PlainFlags {
  private static final Set<String> COVERT = Set.of("POLICE", "CEOP_PREPARATION", "SOCIAL_CARE");
  private static final Set<String> STAFF = Set.of("HR_ALLEGATIONS", "DESIGNATED_OFFICER");
  private static final Map<String, String> DESKS =
      Map.of(
          "POLICE", "POLICE_DESK",
          "SOCIAL_CARE", "SOCIAL_CARE_DESK",
          "CEOP_PREPARATION", "CEOP_DESK",
          "DESIGNATED_OFFICER", "DESIGNATED_OFFICER_DESK",
          "TRIAGE", "DUTY_DESK");

  private PlainFlags() {}

  /** Whether K2 holds for a referral to this agency. */
  static boolean withholds(PlainKey key, PlainFacts facts) {
    return STAFF.contains(key.agency())
        && facts.sexual()
        && facts.anyone(p -> p.adultSuspect() && p.said("worksWithChildren").equals("YES"));
  }

  /** Adds what holds now; kept says that the referral once withheld the reason of a suspension. */
  static void on(PlainDraft draft, PlainFacts facts, boolean active, boolean kept) {
    PlainKey key = draft.key;
    boolean victim = facts.anyone(p -> p.child() && p.is("VICTIM"));
    boolean harming = facts.anyone(p -> p.child() && p.is("SUSPECT"));
    if (active) {
      draft.flag("DO_NOT_ALERT_SUSPECT", "17", "K1", explicit("K1", facts));
    }
    if (active && (kept || withholds(key, facts))) {
      draft.flag("WITHHOLD_SUSPENSION_REASON", "17", "K2", explicit("K2", facts));
    }
    if (facts.is("ADVERTISING_CHILD") && COVERT.contains(key.agency())) {
      draft.flag("COVERT_ACTIVITY_POSSIBLE", "26", "K3", false);
    }
    if (facts.isYes("reporter", "identityProtected")) {
      draft.flag("REPORTER_IDENTITY_PROTECTED", "10", "K4", false);
    }
    if (key.to("HR_ALLEGATIONS")) {
      draft.flag("CHILD_IDENTITY_WITHHELD", "17", "K5", false);
    }
    if (facts.peer() && victim && harming && key.to("SOCIAL_CARE")) {
      draft.flag("SEPARATE_REFERRALS", "45", "K6", true);
    }
    if (facts.suspects().stream().anyMatch(s -> worksAt(s, key))) {
      draft.flag("RESTRICTED_READERS", "17", "K7", false);
    }
  }

  private static boolean worksAt(Person suspect, PlainKey key) {
    String desk = DESKS.get(key.agency());
    return desk != null && suspect.at(desk);
  }
}
