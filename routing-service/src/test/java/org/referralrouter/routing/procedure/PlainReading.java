package org.referralrouter.routing.procedure;

import static org.referralrouter.concern.Answer.NO;
import static org.referralrouter.concern.Answer.UNKNOWN;
import static org.referralrouter.concern.Answer.YES;
import static org.referralrouter.concern.Category.ADVERTISING_CHILD;
import static org.referralrouter.concern.Category.CHILD_SHARING_IMAGES;
import static org.referralrouter.concern.Category.CHILD_VIEWING_ABUSE_IMAGES;
import static org.referralrouter.concern.Category.CHILD_VIEWING_PORNOGRAPHY;
import static org.referralrouter.concern.Category.CYBERBULLYING;
import static org.referralrouter.concern.Category.HARMFUL_CONTENT;
import static org.referralrouter.concern.Category.LIVE_STREAMED_ABUSE;
import static org.referralrouter.concern.Category.ONLINE_GROOMING;
import static org.referralrouter.concern.Category.RECORDED_ASSAULT;
import static org.referralrouter.concern.Category.SEXUAL_EXPLOITATION;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.AgeGroup;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Answer;
import org.referralrouter.concern.Category;
import org.referralrouter.concern.Concern;
import org.referralrouter.concern.Harm;
import org.referralrouter.concern.Person;
import org.referralrouter.concern.Position;
import org.referralrouter.concern.Role;
import org.referralrouter.concern.Severity;
import org.referralrouter.decision.Urgency;

/**
 * The reading's rules, questions and advice written once more, as plain Java and without the
 * tables, to hold the tables against.
 */
final class PlainReading {
  private static final Set<Category> IMAGES =
      EnumSet.range(Category.ABUSE_IMAGES_VIEWING, Category.PSEUDO_IMAGES);
  private static final Set<Category> SEXUAL =
      EnumSet.range(Category.ABUSE_IMAGES_VIEWING, Category.SEXUAL_EXPLOITATION);
  private static final Set<Category> PEER =
      EnumSet.of(CYBERBULLYING, RECORDED_ASSAULT, CHILD_SHARING_IMAGES);

  /** A row of the reading that sends. */
  record Sent(
      Agency to,
      @Nullable Person about,
      String purpose,
      List<String> paragraphs,
      String row,
      Urgency urgency) {}

  /** A row that asks. */
  record Asked(String fact, @Nullable Person of, Agency by, String paragraph, String row) {}

  final Concern concern;
  final LocalDate day;
  final List<Sent> sent = new ArrayList<>();
  final List<Asked> asked = new ArrayList<>();
  final Set<String> leftOut = new TreeSet<>();
  final Set<String> advised = new TreeSet<>();
  final boolean sexual;
  final boolean images;
  final boolean peer;
  final boolean sexualSharing;
  final List<Person> adultSuspects;

  private PlainReading(Concern concern, LocalDate day) {
    this.concern = concern;
    this.day = day;
    this.sexual = any(SEXUAL);
    this.images = any(IMAGES);
    this.peer = any(PEER);
    this.sexualSharing = is(CHILD_SHARING_IMAGES) && concern.images().sexual() != NO;
    this.adultSuspects = concern.people().stream().filter(this::adultSuspect).toList();
  }

  /** What the reading's rows say of a concern. */
  static PlainReading of(Concern concern, LocalDate day) {
    PlainReading reading = new PlainReading(concern, day);
    for (Person person : concern.people()) {
      if (reading.isChild(person) && person.identified() != NO) {
        reading.child(person);
      }
    }
    reading.adultSuspects.forEach(reading::suspected);
    reading.police();
    reading.others();
    for (Person person : concern.people()) {
      if (reading.isChild(person) && person.identified() != NO) {
        reading.askOfChild(person);
      }
    }
    concern.people().stream().filter(p -> p.is(Role.SUSPECT)).forEach(reading::askOfSuspect);
    reading.askOfConcern();
    boolean instead = reading.advise();
    if (reading.sent.isEmpty() && reading.asked.isEmpty() && !instead) {
      reading.send(Agency.TRIAGE, null, "NO_RULE_MET", "F1 STANDARD", "10");
    }
    return reading;
  }

  private void child(Person c) {
    boolean victim = c.is(Role.VICTIM);
    boolean suspect = c.is(Role.SUSPECT);
    boolean home = c.is(Role.HOUSEHOLD_CHILD);
    Severity severity = concern.bullying().severity();
    boolean serious = severity == Severity.SERIOUS || severity == Severity.SIGNIFICANT_HARM;
    boolean harmed = c.harm() == Harm.LIKELY || c.harm() == Harm.ACTUAL;
    boolean pornography = is(CHILD_VIEWING_PORNOGRAPHY) && victim;
    Answer beyond = concern.pornography().beyondCuriosity();
    care(sexual && victim, c, "CHILD_PROTECTION", "C1", "11");
    care(victim && c.abusedInProduction() == YES, c, "SECTION_47_ENQUIRY", "C2", "11");
    care(sexual && home, c, "HOUSEHOLD_ASSESSMENT", "C3", "31");
    care(is(SEXUAL_EXPLOITATION) && victim, c, "EXPLOITATION_PROCEDURE", "C4", "27");
    care(is(ONLINE_GROOMING) && victim, c, "HARM_OR_NEED_ASSESSMENT", "C5", "33");
    care(
        is(CHILD_VIEWING_ABUSE_IMAGES) && (victim || suspect),
        c,
        "COERCION_ASSESSMENT",
        "C6",
        "32");
    care(pornography && beyond == YES, c, "CHILD_IN_NEED_ASSESSMENT", "C7 STANDARD", "25");
    care(pornography && usedInGrooming(YES), c, "HARM_OR_NEED_ASSESSMENT", "C8", "25", "33");
    care(peer && serious && victim, c, "VICTIM_ASSESSMENT", "C9 STANDARD", "45");
    care(peer && serious && suspect, c, "CHILD_WHO_HARMED_ASSESSMENT", "C10 STANDARD", "45");
    care(
        peer && severity == Severity.SIGNIFICANT_HARM && victim,
        c,
        "CHILD_PROTECTION",
        "C11",
        "42");
    care(sexualSharing && victim, c, "CHILD_PROTECTION", "C12", "30", "36");
    care(sexualSharing && suspect, c, "CHILD_WHO_HARMED_ASSESSMENT", "C13", "30", "45");
    care(is(HARMFUL_CONTENT) && harmed && victim, c, "HARM_OR_NEED_ASSESSMENT", "C14", "38");
    care(sexual && suspect, c, "CHILD_WHO_HARMED_ASSESSMENT", "C15", "9", "45");
    care(
        concern.immediateDanger() == YES && (victim || home),
        c,
        "CHILD_PROTECTION",
        "C16 IMMEDIATE",
        "11");
  }

  private void suspected(Person s) {
    boolean works = s.worksWithChildren() == YES;
    boolean contact = suspectIs(Position.HR_CONTACT);
    care(sexual && childIdentified() != YES, s, "ACCESS_TO_CHILDREN", "S1", "15");
    care(sexual && works, s, "STRATEGY_DISCUSSION", "S4", "18");
    care(images && s.householdChildren() == YES, s, "HOUSEHOLD_ASSESSMENT", "S5", "31");
    if (works) {
      send(Agency.DESIGNATED_OFFICER, s, "MANAGING_ALLEGATIONS", "S3 URGENT", "16");
      if (contact) {
        leftOut.add("HR_ALLEGATIONS " + s.ref() + " CONFLICT_OF_INTEREST 16");
      } else {
        send(Agency.HR_ALLEGATIONS, s, "MANAGING_ALLEGATIONS", "S2 URGENT", "16");
      }
    }
  }

  private void police() {
    boolean adult = !adultSuspects.isEmpty();
    boolean home =
        concern.people().stream().anyMatch(p -> p.is(Role.HOUSEHOLD_CHILD))
            || adultSuspects.stream().anyMatch(s -> s.householdChildren() == YES);
    Answer crime = concern.crimeAlleged();
    police(sexual && adult && childIdentified() != YES, "INVESTIGATION", "P1", "15");
    police(sexual && adult, "CHECKS_ON_SUSPECT", "P2", "13");
    police(sexual && !adult, "INVESTIGATION", "P3", "13");
    police(is(ADVERTISING_CHILD), "IDENTIFY_VICTIM_AND_PERPETRATOR", "P4", "26");
    police(images && home, "HOUSEHOLD_PROTECTION", "P5", "31");
    police(
        is(LIVE_STREAMED_ABUSE) && concern.plannedFor() != null,
        "PREVENT_PLANNED_ABUSE",
        "P6 IMMEDIATE",
        "35");
    police(peer && crime == YES, "ALLEGED_CRIME", "P7", "46");
    police(is(RECORDED_ASSAULT) && crime == UNKNOWN, "ALLEGED_CRIME", "P8", "46");
    police(sexualSharing, "INVESTIGATION", "P9", "30");
    police(is(CHILD_VIEWING_ABUSE_IMAGES), "INVESTIGATION", "P10", "32");
    police(
        is(CHILD_VIEWING_PORNOGRAPHY) && usedInGrooming(YES), "INVESTIGATION", "P11", "25", "33");
    police(sexual && concern.organisedAbuse() == YES, "COMPLEX_ABUSE", "P12", "13");
    police(concern.immediateDanger() == YES, "IMMEDIATE_PROTECTION", "P14 IMMEDIATE", "11");
  }

  private void others() {
    care(sexual && concern.organisedAbuse() == YES, null, "COMPLEX_ABUSE", "P13", "13");
    if (sexual) {
      send(Agency.CEOP_PREPARATION, null, "REPORT", "E1 URGENT", "21");
    }
    if (is(ADVERTISING_CHILD)) {
      send(Agency.CEOP_PREPARATION, null, "SEEK_ADVICE", "E2 URGENT", "26");
    }
  }

  private void askOfChild(Person c) {
    boolean seen = sexual || is(CHILD_VIEWING_ABUSE_IMAGES) || sexualSharing;
    boolean unclear = c.harm() == Harm.POSSIBLE || c.harm() == Harm.UNKNOWN;
    boolean victim = c.is(Role.VICTIM);
    ask(
        victim && seen && c.abusedInProduction() == UNKNOWN,
        "abusedInProduction",
        c,
        Agency.SOCIAL_CARE,
        "Q1",
        "11");
    ask(victim && is(HARMFUL_CONTENT) && unclear, "harm", c, Agency.TRIAGE, "Q11", "38");
    boolean referred = sent.stream().anyMatch(one -> c.equals(one.about()));
    ask(
        victim && age(c) == AgeGroup.UNKNOWN && referred,
        "ageGroup",
        c,
        Agency.SOCIAL_CARE,
        "Q12",
        "11");
  }

  private void askOfSuspect(Person s) {
    boolean adult = adultSuspect(s);
    ask(
        adult && s.worksWithChildren() == UNKNOWN,
        "worksWithChildren",
        s,
        Agency.POLICE,
        "Q2",
        "16");
    ask(
        adult && images && s.householdChildren() == UNKNOWN,
        "householdChildren",
        s,
        Agency.POLICE,
        "Q3",
        "31");
    ask(age(s) == AgeGroup.UNKNOWN, "ageGroup", s, Agency.POLICE, "Q4", "9");
  }

  private void askOfConcern() {
    boolean pornography = is(CHILD_VIEWING_PORNOGRAPHY);
    boolean mayBeCrime = is(CYBERBULLYING) || is(CHILD_SHARING_IMAGES);
    ask(
        sexual && concern.organisedAbuse() == UNKNOWN,
        "organisedAbuse",
        null,
        Agency.POLICE,
        "Q5",
        "13");
    ask(concern.immediateDanger() == UNKNOWN, "immediateDanger", null, Agency.POLICE, "Q6", "11");
    ask(
        peer && concern.bullying().severity() == Severity.UNKNOWN,
        "severity",
        null,
        Agency.TRIAGE,
        "Q7",
        "44");
    ask(
        mayBeCrime && concern.crimeAlleged() == UNKNOWN,
        "crimeAlleged",
        null,
        Agency.POLICE,
        "Q8",
        "46");
    ask(
        pornography && concern.pornography().beyondCuriosity() == UNKNOWN,
        "beyondCuriosity",
        null,
        Agency.TRIAGE,
        "Q9",
        "25");
    ask(pornography && usedInGrooming(UNKNOWN), "usedInGrooming", null, Agency.TRIAGE, "Q10", "25");
    ask(
        sexual && concern.people().stream().noneMatch(p -> p.is(Role.SUSPECT)),
        "suspects",
        null,
        Agency.POLICE,
        "Q13",
        "13");
    askForChildren();
  }

  private void askForChildren() {
    if (concern.people().stream().anyMatch(p -> isChild(p) && p.is(Role.VICTIM))) {
      return;
    }
    Severity severity = concern.bullying().severity();
    boolean beyond = concern.pornography().beyondCuriosity() == YES || usedInGrooming(YES);
    boolean harms =
        (peer && (severity == Severity.SERIOUS || severity == Severity.SIGNIFICANT_HARM))
            || sexualSharing
            || is(CHILD_VIEWING_ABUSE_IMAGES)
            || is(HARMFUL_CONTENT)
            || (is(CHILD_VIEWING_PORNOGRAPHY) && beyond);
    ask(sexual, "children", null, Agency.POLICE, "Q14", "15");
    ask(!sexual && harms, "children", null, Agency.TRIAGE, "Q14", "11");
  }

  /** Whether advice of A1 to A3 is given, so that the duty desk is not needed. */
  private boolean advise() {
    boolean onlySharing = is(CHILD_SHARING_IMAGES) && !is(CYBERBULLYING) && !is(RECORDED_ASSAULT);
    boolean lightly = concern.bullying().severity() == Severity.LOW;
    boolean curious = concern.pornography().beyondCuriosity() == NO && usedInGrooming(NO);
    boolean unharmed =
        concern.people().stream()
            .anyMatch(p -> isChild(p) && p.is(Role.VICTIM) && p.harm() == Harm.NONE);
    advise(
        peer && lightly && !(onlySharing && concern.images().sexual() != NO),
        "AGENCY_ANTI_BULLYING_POLICY 44 A1");
    advise(is(CHILD_VIEWING_PORNOGRAPHY) && curious, "AGENCY_SUPPORT 25 A2");
    advise(is(HARMFUL_CONTENT) && unharmed, "AGENCY_SUPPORT 38 A3");
    boolean instead = !advised.isEmpty();
    boolean alone = concern.reporter().discussedWith().isEmpty();
    advise(
        alone && !suspectIs(Position.SAFEGUARDING_LEAD), "DISCUSS_WITH_SAFEGUARDING_ADVISER 10 A4");
    advise(
        alone && !suspectIs(Position.LINE_MANAGER_OF_REPORTER), "DISCUSS_WITH_LINE_MANAGER 10 A5");
    return instead;
  }

  private AgeGroup age(Person person) {
    LocalDate born = person.dateOfBirth();
    if (born == null) {
      return person.ageGroup();
    }
    AgeGroup reckoned = Period.between(born, day).getYears() < 18 ? AgeGroup.CHILD : AgeGroup.ADULT;
    boolean contradicted = person.ageGroup() != AgeGroup.UNKNOWN && person.ageGroup() != reckoned;
    return contradicted ? AgeGroup.UNKNOWN : reckoned;
  }

  boolean isChild(Person person) {
    boolean harmed = person.is(Role.VICTIM) || person.is(Role.HOUSEHOLD_CHILD);
    return age(person) == AgeGroup.CHILD || (age(person) == AgeGroup.UNKNOWN && harmed);
  }

  boolean adultSuspect(Person person) {
    return person.is(Role.SUSPECT) && age(person) != AgeGroup.CHILD;
  }

  private Answer childIdentified() {
    List<Answer> answers =
        concern.people().stream()
            .filter(p -> isChild(p) && (p.is(Role.VICTIM) || p.is(Role.HOUSEHOLD_CHILD)))
            .map(Person::identified)
            .toList();
    return answers.contains(YES) ? YES : answers.contains(UNKNOWN) ? UNKNOWN : NO;
  }

  boolean suspectIs(Position position) {
    return concern.people().stream()
        .anyMatch(p -> p.is(Role.SUSPECT) && p.positions().contains(position));
  }

  private boolean usedInGrooming(Answer answer) {
    return concern.pornography().usedInGrooming() == answer;
  }

  private boolean is(Category category) {
    return concern.categories().contains(category);
  }

  private boolean any(Set<Category> group) {
    return concern.categories().stream().anyMatch(group::contains);
  }

  private void care(
      boolean applies, @Nullable Person about, String purpose, String row, String... paragraphs) {
    if (applies) {
      send(Agency.SOCIAL_CARE, about, purpose, urgent(row), paragraphs);
    }
  }

  private void police(boolean applies, String purpose, String row, String... paragraphs) {
    if (applies) {
      send(Agency.POLICE, null, purpose, urgent(row), paragraphs);
    }
  }

  private static String urgent(String row) {
    return row.contains(" ") ? row : row + " URGENT";
  }

  private void send(
      Agency to,
      @Nullable Person about,
      String purpose,
      String rowAndUrgency,
      String... paragraphs) {
    int space = rowAndUrgency.indexOf(' ');
    sent.add(
        new Sent(
            to,
            about,
            purpose,
            List.of(paragraphs),
            rowAndUrgency.substring(0, space),
            Urgency.valueOf(rowAndUrgency.substring(space + 1))));
  }

  private void ask(
      boolean applies, String fact, @Nullable Person of, Agency by, String row, String paragraph) {
    if (applies) {
      asked.add(new Asked(fact, of, by, paragraph, row));
    }
  }

  private void advise(boolean applies, String advice) {
    if (applies) {
      advised.add(advice);
    }
  }
}
