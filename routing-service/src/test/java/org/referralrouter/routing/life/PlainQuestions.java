package org.referralrouter.routing.life;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.referralrouter.routing.life.PlainFacts.Person;

/** The rows of reading.md that ask. */
final class PlainQuestions {
  /** A question: the fact, the person it is of, and who should answer it. */
  record Asked(String fact, @Nullable String of, String agency, String paragraph, String rule) {}

  private final PlainFacts facts;
  private final Set<String> referred;
  private final List<Asked> asked = new ArrayList<>();

  private PlainQuestions(PlainFacts facts, Set<String> referred) {
    this.facts = facts;
    this.referred = referred;
  }

  /** The questions of these facts; referred are the refs that have a referral by a rule. */
  static List<Asked> of(PlainFacts facts, Set<String> referred) {
    PlainQuestions questions = new PlainQuestions(facts, referred);
    facts.people().stream()
        .filter(p -> p.child() && p.is("VICTIM") && p.identifiable())
        .forEach(questions::child);
    facts.adultSuspects().forEach(questions::adultSuspect);
    facts.suspects().stream()
        .filter(s -> s.age().equals(PlainFacts.UNKNOWN))
        .forEach(s -> questions.ask(true, "ageGroup", s, "POLICE", "9", "Q4"));
    questions.concern();
    questions.people();
    return questions.asked;
  }

  private void child(Person c) {
    boolean production =
        facts.sexual() || facts.is("CHILD_VIEWING_ABUSE_IMAGES") || facts.sexualSharing();
    String harm = c.said("harm");
    boolean unclear = harm.equals("POSSIBLE") || harm.equals(PlainFacts.UNKNOWN);
    boolean aged = !c.age().equals(PlainFacts.UNKNOWN);
    ask(
        production && unknown(c, "abusedInProduction"),
        "abusedInProduction",
        c,
        "SOCIAL_CARE",
        "11",
        "Q1");
    ask(facts.is("HARMFUL_CONTENT") && unclear, "harm", c, "TRIAGE", "38", "Q11");
    ask(!aged && referred.contains(c.ref()), "ageGroup", c, "SOCIAL_CARE", "11", "Q12");
  }

  private void adultSuspect(Person s) {
    boolean home = facts.images() && unknown(s, "householdChildren");
    ask(unknown(s, "worksWithChildren"), "worksWithChildren", s, "POLICE", "16", "Q2");
    ask(home, "householdChildren", s, "POLICE", "31", "Q3");
  }

  private void concern() {
    boolean crime =
        (facts.is("CYBERBULLYING") || facts.is("CHILD_SHARING_IMAGES"))
            && facts.isUnknown("crimeAlleged");
    boolean severity = facts.peer() && facts.isUnknown("bullying", "severity");
    boolean pornography = facts.is("CHILD_VIEWING_PORNOGRAPHY");
    boolean beyond = pornography && facts.isUnknown("pornography", "beyondCuriosity");
    boolean used = pornography && facts.isUnknown("pornography", "usedInGrooming");
    boolean organised = facts.sexual() && facts.isUnknown("organisedAbuse");
    ask(organised, "organisedAbuse", null, "POLICE", "13", "Q5");
    ask(facts.isUnknown("immediateDanger"), "immediateDanger", null, "POLICE", "11", "Q6");
    ask(severity, "severity", null, "TRIAGE", "44", "Q7");
    ask(crime, "crimeAlleged", null, "POLICE", "46", "Q8");
    ask(beyond, "beyondCuriosity", null, "TRIAGE", "25", "Q9");
    ask(used, "usedInGrooming", null, "TRIAGE", "25", "Q10");
  }

  private void people() {
    boolean nobody = facts.suspects().isEmpty();
    boolean noVictim = !facts.anyone(p -> p.child() && p.is("VICTIM"));
    boolean pornography =
        facts.is("CHILD_VIEWING_PORNOGRAPHY")
            && (facts.isYes("pornography", "beyondCuriosity")
                || facts.isYes("pornography", "usedInGrooming"));
    boolean desk =
        facts.serious()
            || facts.sexualSharing()
            || facts.is("CHILD_VIEWING_ABUSE_IMAGES")
            || facts.is("HARMFUL_CONTENT")
            || pornography;
    ask(facts.sexual() && nobody, "suspects", null, "POLICE", "13", "Q13");
    ask(noVictim && facts.sexual(), "children", null, "POLICE", "15", "Q14");
    ask(noVictim && !facts.sexual() && desk, "children", null, "TRIAGE", "11", "Q14");
  }

  private static boolean unknown(Person person, String field) {
    return person.said(field).equals(PlainFacts.UNKNOWN);
  }

  private void ask(
      boolean when,
      String fact,
      @Nullable Person of,
      String agency,
      String paragraph,
      String rule) {
    if (when) {
      asked.add(new Asked(fact, of == null ? null : of.ref(), agency, paragraph, rule));
    }
  }
}
