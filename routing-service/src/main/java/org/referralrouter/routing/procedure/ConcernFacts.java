package org.referralrouter.routing.procedure;

import static org.referralrouter.concern.Answer.NO;
import static org.referralrouter.concern.Answer.UNKNOWN;
import static org.referralrouter.concern.Answer.YES;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Answer;
import org.referralrouter.concern.Concern;
import org.referralrouter.concern.EvidenceKind;
import org.referralrouter.concern.Harm;
import org.referralrouter.concern.Person;
import org.referralrouter.concern.Position;
import org.referralrouter.concern.Role;

/**
 * The facts of one concern on one day. Each fact is derived in one place, here (reading, Words).
 *
 * @param day the day on which ages are reckoned
 * @param whole what holds of the concern as a whole
 */
record ConcernFacts(LocalDate day, Facts whole) {
  private static final int REPEATED = 2;

  static ConcernFacts of(Concern concern, LocalDate day, Tables tables) {
    Map<String, Object> facts = new HashMap<>();
    facts.put("categories", Facts.names(concern.categories()));
    for (String group : CategoryGroups.NAMES) {
      facts.put(group, tables.groups().anyOf(group, concern.categories()));
    }
    facts.put("imagesSexual", concern.images().sexual().name());
    facts.put("immediateDanger", concern.immediateDanger().name());
    facts.put("organisedAbuse", concern.organisedAbuse().name());
    facts.put("crimeAlleged", concern.crimeAlleged().name());
    facts.put("plannedForGiven", concern.plannedFor() != null);
    facts.put("beyondCuriosity", concern.pornography().beyondCuriosity().name());
    facts.put("usedInGrooming", concern.pornography().usedInGrooming().name());
    facts.put("severity", concern.bullying().severity().name());
    Integer occasions = concern.grooming().contactOccasions();
    facts.put("repeatedContact", occasions != null && occasions >= REPEATED);
    facts.put("meeting", concern.grooming().meeting().name());
    facts.put("deviceEvidence", any(concern.evidence(), e -> e.kind() == EvidenceKind.DEVICE));
    facts.put("identityProtected", concern.reporter().identityProtected().name());
    facts.put("discussed", !concern.reporter().discussedWith().isEmpty());
    facts.put(
        "suspectPositions", Facts.codes(PositionTable.suspectPositions(concern), Position::name));
    for (PositionTable.Effect effect : PositionTable.Effect.values()) {
      facts.put(
          switch (effect) {
            case BARRED -> "barredAgencies";
            case RESTRICTED -> "restrictedAgencies";
          },
          Facts.codes(tables.positions().agencies(concern, effect), Agency::name));
    }
    ConcernFacts derived = new ConcernFacts(day, new Facts(facts));
    return derived.with(derived.ofPeople(concern.people()));
  }

  /** The same with others, of the concern as a whole. */
  ConcernFacts with(Map<String, ?> others) {
    return new ConcernFacts(day, whole.with(others));
  }

  private Map<String, Object> ofPeople(List<Person> people) {
    return Map.of(
        "childIdentified",
        childIdentified(people).name(),
        "anySuspect",
        any(people, p -> p.is(Role.SUSPECT)),
        "anyAdultSuspect",
        any(people, p -> p.adultSuspectOn(day)),
        "anyStaffSuspect",
        any(people, this::staff),
        "anyHouseholdChild",
        any(
            people,
            p ->
                p.is(Role.HOUSEHOLD_CHILD)
                    || (p.adultSuspectOn(day) && p.householdChildren() == YES)),
        "anyVictimChild",
        any(people, this::victimChild),
        "anyVictimChildUnharmed",
        any(people, p -> victimChild(p) && p.harm() == Harm.NONE),
        "victimChildAndSuspectChild",
        any(people, this::victimChild) && any(people, p -> p.childOn(day) && p.is(Role.SUSPECT)));
  }

  /** What holds of one child or suspect, beside what holds of the concern. */
  Facts about(Person person) {
    return whole.with(
        Map.of(
            "roles", Facts.names(person.roles()),
            "abusedInProduction", person.abusedInProduction().name(),
            "harm", person.harm().name(),
            "adultSuspect", person.adultSuspectOn(day),
            "worksWithChildren", person.worksWithChildren().name(),
            "householdChildren", person.householdChildren().name(),
            "ageGroup", person.ageOn(day).name()));
  }

  /** What holds of one referral, beside what holds of the concern. */
  Facts about(Agency agency, @Nullable Person subject, Set<String> purposes) {
    return whole.with(
        Map.of(
            "agency", agency.name(),
            "purposes", purposes.stream().sorted().toList(),
            "aboutChild", subject != null && subject.childOn(day),
            "aboutVictimChild", subject != null && victimChild(subject),
            "aboutStaff", subject != null && staff(subject)));
  }

  /** A child for whom rules and questions are asked (reading, Rules for each child). */
  boolean childToProtect(Person person) {
    return person.childOn(day) && person.identified() != NO;
  }

  private boolean victimChild(Person person) {
    return person.childOn(day) && person.is(Role.VICTIM);
  }

  /** An adult suspect who is known to work with children. */
  private boolean staff(Person person) {
    return person.adultSuspectOn(day) && person.worksWithChildren() == YES;
  }

  private Answer childIdentified(List<Person> people) {
    List<Answer> answers =
        people.stream()
            .filter(p -> p.childOn(day) && (p.is(Role.VICTIM) || p.is(Role.HOUSEHOLD_CHILD)))
            .map(Person::identified)
            .toList();
    return answers.contains(YES) ? YES : answers.contains(UNKNOWN) ? UNKNOWN : NO;
  }

  private static <T> boolean any(Collection<T> all, Predicate<? super T> test) {
    return all.stream().anyMatch(test);
  }
}
