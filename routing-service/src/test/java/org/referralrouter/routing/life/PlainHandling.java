package org.referralrouter.routing.life;

import java.util.List;
import java.util.Optional;
import org.referralrouter.routing.life.PlainFacts.Person;

/** The handling instructions of reading.md, for one referral. */
final class PlainHandling {
  private final PlainDraft draft;
  private final PlainFacts facts;
  private final boolean active;
  private final boolean police;
  private final boolean care;
  private final Optional<Person> about;

  private PlainHandling(PlainDraft draft, PlainFacts facts, boolean active) {
    this.draft = draft;
    this.facts = facts;
    this.active = active;
    this.police = draft.key.to("POLICE");
    this.care = draft.key.to("SOCIAL_CARE");
    this.about =
        facts.people().stream().filter(p -> p.ref().equals(draft.key.subject())).findFirst();
  }

  /** Adds the instructions that hold. */
  static void on(PlainDraft draft, PlainFacts facts, boolean active) {
    PlainHandling handling = new PlainHandling(draft, facts, active);
    handling.ofSexualAbuse();
    handling.ofThePurposes();
    handling.ofThePolice();
  }

  private void ofSexualAbuse() {
    boolean hr = draft.key.to("HR_ALLEGATIONS");
    boolean seen =
        facts.images() || facts.is("CHILD_VIEWING_ABUSE_IMAGES") || facts.sexualSharing();
    boolean victim = care && about.filter(p -> p.child() && p.is("VICTIM")).isPresent();
    boolean child = care && about.filter(Person::child).isPresent();
    boolean staff =
        (care || draft.key.to("DESIGNATED_OFFICER"))
            && facts.sexual()
            && about
                .filter(p -> p.adultSuspect() && p.said("worksWithChildren").equals("YES"))
                .isPresent();
    boolean abused = facts.is("ONLINE_SEXUAL_ABUSE") && (victim || police);
    boolean streamed = facts.is("LIVE_STREAMED_ABUSE") && (victim || police);
    put(seen && !(hr && active), "DO_NOT_VIEW_COPY_OR_FORWARD", "20", "H2");
    put(staff, "ASSESS_WORK_AND_FAMILY_RISK", "18", "H3");
    put(staff, "CHECK_OTHER_CHILD_ACTIVITIES", "19", "H4");
    put(abused, "CHILD_MAY_DENY", "28", "H5");
    put(abused, "SENSITIVE_INTERVIEW", "29", "H6");
    put(abused, "CONSIDER_HARM_OF_VIDEO_INTERVIEW", "29", "H7");
    put(streamed, "CONSIDER_HARM_OF_VIDEO_INTERVIEW", "35", "H7");
    put(facts.images() && victim, "DISCLOSURE_MAY_BE_INHIBITED", "36", "H8");
    put(facts.sexual() && victim, "CHILD_MAY_RESIST_HELP", "12", "H13");
    put(facts.is("CHILD_VIEWING_ABUSE_IMAGES") && child, "CHILD_MAY_BE_COERCED", "32", "H14");
  }

  private void ofThePurposes() {
    boolean household = draft.has("HOUSEHOLD_ASSESSMENT");
    boolean both = draft.has("VICTIM_ASSESSMENT") || draft.has("CHILD_WHO_HARMED_ASSESSMENT");
    boolean act = draft.hasRule("S2") && facts.images() && !active;
    put(household, "HOUSEHOLD_ASSESSMENT_ELEMENTS", "31", "H9");
    put(household && active, "HOLD_PARTNER_INTERVIEW_UNTIL_RELEASE", "17", "H10");
    put(facts.peer() && both, "SUPPORT_BOTH_CHILDREN", "43", "H15");
    put(act, "SEXUAL_OFFENCES_ACT_FRAMEWORK", "20", "H17");
  }

  private void ofThePolice() {
    boolean adult = facts.sexual() && !facts.adultSuspects().isEmpty();
    String meeting = facts.said("grooming", "meeting");
    boolean met = meeting.equals("TRAVELLED") || meeting.equals("TOOK_PLACE");
    int occasions = facts.concern().path("grooming").path("contactOccasions").asInt(0);
    boolean offence = facts.is("ONLINE_GROOMING") && occasions >= 2 && met;
    boolean device =
        facts
            .concern()
            .path("evidence")
            .valueStream()
            .anyMatch(e -> e.path("kind").asString("").equals("DEVICE"));
    put(police && adult, "CHECK_OTHER_CHILDREN_IN_CONTACT", "13", "H1");
    for (String what : List.of("SHUT_DOWN_SITE", "SEEK_CEOP_ADVICE", "SEEK_IWF_ADVICE")) {
      put(police && facts.is("ADVERTISING_CHILD"), what, "26", "H11");
    }
    put(police && offence, "GROOMING_OFFENCE_ELEMENTS", "33", "H12");
    put(police && device, "SEIZURE_POWERS", "14", "H16");
  }

  private void put(boolean when, String instruction, String paragraph, String rule) {
    if (when) {
      draft.handle(instruction, paragraph, rule);
    }
  }
}
