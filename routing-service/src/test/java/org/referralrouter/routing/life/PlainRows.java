package org.referralrouter.routing.life;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.referralrouter.routing.life.PlainFacts.Person;

/** The rows of reading.md that send: for a child, for an adult suspect, for the whole concern. */
final class PlainRows {
  private static final Set<String> EXPLICIT =
      Set.of(
          "C1", "C2", "C4", "C5", "C9", "C10", "C11", "S1", "S5", "P1", "P2", "P4", "P5", "P7",
          "P12", "P13", "E2", "K6");
  private static final Set<String> EXPLICIT_IN_IMAGES = Set.of("C3", "S2", "S3", "S4", "K1", "K2");

  /** A row that applies. */
  record Sent(PlainKey to, String purpose, String rule, String urgency, List<String> paragraphs) {}

  private final PlainFacts facts;
  private final List<Sent> sent = new ArrayList<>();

  private PlainRows(PlainFacts facts) {
    this.facts = facts;
  }

  /** The rows that apply to these facts. */
  static List<Sent> of(PlainFacts facts) {
    PlainRows rows = new PlainRows(facts);
    facts.people().stream().filter(p -> p.child() && p.identifiable()).forEach(rows::child);
    facts.adultSuspects().forEach(rows::adultSuspect);
    rows.police();
    rows.others();
    return rows.sent;
  }

  /** Whether the paragraph itself says what this row says. */
  static boolean explicit(String rule, PlainFacts facts) {
    return EXPLICIT.contains(rule) || (facts.images() && EXPLICIT_IN_IMAGES.contains(rule));
  }

  private void child(Person c) {
    boolean victim = c.is("VICTIM");
    boolean suspect = c.is("SUSPECT");
    boolean home = c.is("HOUSEHOLD_CHILD");
    boolean sexual = facts.sexual();
    boolean harmed = c.said("harm").equals("LIKELY") || c.said("harm").equals("ACTUAL");
    boolean pornography = facts.is("CHILD_VIEWING_PORNOGRAPHY") && victim;
    boolean viewing = facts.is("CHILD_VIEWING_ABUSE_IMAGES");
    boolean significant =
        facts.peer() && facts.said("bullying", "severity").equals("SIGNIFICANT_HARM");
    boolean danger = facts.isYes("immediateDanger") && (victim || home);
    care(sexual && victim, c, "CHILD_PROTECTION", "C1", "11");
    care(victim && c.said("abusedInProduction").equals("YES"), c, "SECTION_47_ENQUIRY", "C2", "11");
    care(sexual && home, c, "HOUSEHOLD_ASSESSMENT", "C3", "31");
    care(facts.is("SEXUAL_EXPLOITATION") && victim, c, "EXPLOITATION_PROCEDURE", "C4", "27");
    care(facts.is("ONLINE_GROOMING") && victim, c, "HARM_OR_NEED_ASSESSMENT", "C5", "33");
    care(viewing && (victim || suspect), c, "COERCION_ASSESSMENT", "C6", "32");
    care(
        pornography && facts.isYes("pornography", "beyondCuriosity"),
        c,
        "CHILD_IN_NEED_ASSESSMENT",
        "C7 STANDARD",
        "25");
    care(
        pornography && facts.isYes("pornography", "usedInGrooming"),
        c,
        "HARM_OR_NEED_ASSESSMENT",
        "C8",
        "25",
        "33");
    care(facts.serious() && victim, c, "VICTIM_ASSESSMENT", "C9 STANDARD", "45");
    care(facts.serious() && suspect, c, "CHILD_WHO_HARMED_ASSESSMENT", "C10 STANDARD", "45");
    care(significant && victim, c, "CHILD_PROTECTION", "C11", "42");
    care(facts.sexualSharing() && victim, c, "CHILD_PROTECTION", "C12", "30", "36");
    care(facts.sexualSharing() && suspect, c, "CHILD_WHO_HARMED_ASSESSMENT", "C13", "30", "45");
    care(
        facts.is("HARMFUL_CONTENT") && harmed && victim, c, "HARM_OR_NEED_ASSESSMENT", "C14", "38");
    care(sexual && suspect, c, "CHILD_WHO_HARMED_ASSESSMENT", "C15", "9", "45");
    care(danger, c, "CHILD_PROTECTION", "C16 IMMEDIATE", "11");
  }

  private void adultSuspect(Person s) {
    boolean works = s.said("worksWithChildren").equals("YES");
    boolean home = s.said("householdChildren").equals("YES");
    boolean noChild = !facts.childIdentified().equals("YES");
    care(facts.sexual() && noChild, s, "ACCESS_TO_CHILDREN", "S1", "15");
    send(
        works && !facts.suspectAt("HR_CONTACT"),
        "HR_ALLEGATIONS",
        s,
        "MANAGING_ALLEGATIONS",
        "S2",
        "16");
    send(works, "DESIGNATED_OFFICER", s, "MANAGING_ALLEGATIONS", "S3", "16");
    care(facts.sexual() && works, s, "STRATEGY_DISCUSSION", "S4", "18");
    care(facts.images() && home, s, "HOUSEHOLD_ASSESSMENT", "S5", "31");
  }

  private void police() {
    boolean sexual = facts.sexual();
    boolean adult = !facts.adultSuspects().isEmpty();
    boolean noChild = !facts.childIdentified().equals("YES");
    boolean advertised = facts.is("ADVERTISING_CHILD");
    boolean household =
        facts.anyone(p -> p.is("HOUSEHOLD_CHILD"))
            || facts.anyone(p -> p.adultSuspect() && p.said("householdChildren").equals("YES"));
    boolean planned = facts.is("LIVE_STREAMED_ABUSE") && !facts.isUnknown("plannedFor");
    boolean groomed =
        facts.is("CHILD_VIEWING_PORNOGRAPHY") && facts.isYes("pornography", "usedInGrooming");
    police(sexual && adult && noChild, "INVESTIGATION", "P1", "15");
    police(sexual && adult, "CHECKS_ON_SUSPECT", "P2", "13");
    police(sexual && !adult, "INVESTIGATION", "P3", "13");
    police(advertised, "IDENTIFY_VICTIM_AND_PERPETRATOR", "P4", "26");
    police(facts.images() && household, "HOUSEHOLD_PROTECTION", "P5", "31");
    police(planned, "PREVENT_PLANNED_ABUSE", "P6 IMMEDIATE", "35");
    police(facts.peer() && facts.isYes("crimeAlleged"), "ALLEGED_CRIME", "P7", "46");
    police(
        facts.is("RECORDED_ASSAULT") && facts.isUnknown("crimeAlleged"),
        "ALLEGED_CRIME",
        "P8",
        "46");
    police(facts.sexualSharing(), "INVESTIGATION", "P9", "30");
    police(facts.is("CHILD_VIEWING_ABUSE_IMAGES"), "INVESTIGATION", "P10", "32");
    police(groomed, "INVESTIGATION", "P11", "25", "33");
    police(sexual && facts.isYes("organisedAbuse"), "COMPLEX_ABUSE", "P12", "13");
    police(facts.isYes("immediateDanger"), "IMMEDIATE_PROTECTION", "P14 IMMEDIATE", "11");
  }

  private void others() {
    boolean organised = facts.sexual() && facts.isYes("organisedAbuse");
    boolean advertised = facts.is("ADVERTISING_CHILD");
    send(organised, "SOCIAL_CARE", null, "COMPLEX_ABUSE", "P13", "13");
    send(facts.sexual(), "CEOP_PREPARATION", null, "REPORT", "E1", "21");
    send(advertised, "CEOP_PREPARATION", null, "SEEK_ADVICE", "E2", "26");
  }

  private void care(boolean when, Person about, String purpose, String row, String... paragraphs) {
    send(when, "SOCIAL_CARE", about, purpose, row, paragraphs);
  }

  private void police(boolean when, String purpose, String row, String... paragraphs) {
    send(when, "POLICE", null, purpose, row, paragraphs);
  }

  /** A row is its id, and its urgency where that is not URGENT. */
  private void send(
      boolean when,
      String agency,
      @Nullable Person about,
      String purpose,
      String row,
      String... paragraphs) {
    if (when) {
      int space = row.indexOf(' ');
      String rule = space < 0 ? row : row.substring(0, space);
      String urgency = space < 0 ? "URGENT" : row.substring(space + 1);
      PlainKey key = new PlainKey(agency, about == null ? null : about.ref());
      sent.add(new Sent(key, purpose, rule, urgency, List.of(paragraphs)));
    }
  }
}
