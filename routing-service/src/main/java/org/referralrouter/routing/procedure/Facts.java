package org.referralrouter.routing.procedure;

import static org.referralrouter.concern.Answer.NO;
import static org.referralrouter.concern.Answer.UNKNOWN;
import static org.referralrouter.concern.Answer.YES;
import static org.referralrouter.concern.Category.CHILD_SHARING_IMAGES;
import static org.referralrouter.concern.Category.CHILD_VIEWING_ABUSE_IMAGES;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.referralrouter.concern.Answer;
import org.referralrouter.concern.Category;
import org.referralrouter.concern.Concern;
import org.referralrouter.concern.EvidenceKind;
import org.referralrouter.concern.Harm;
import org.referralrouter.concern.Person;
import org.referralrouter.concern.Position;
import org.referralrouter.concern.Role;

/**
 * The facts that the tables decide on, by the names of the tables' columns. Each fact is derived in
 * one place, here (reading, Words). Facts hold codes and truth values only, no personal text, so
 * that decisions can be remembered by them.
 */
public record Facts(Map<String, Object> values) {
  private static final int REPEATED = 2;

  public Facts {
    values = Collections.unmodifiableMap(new HashMap<>(values));
  }

  /** What holds of the concern as a whole. */
  public static Facts of(Concern concern, boolean embargoReleased) {
    Map<String, Object> facts = new HashMap<>();
    Set<Category> categories = concern.categories();
    boolean images = CategoryGroup.IMAGES.anyOf(categories);
    boolean mayBeSexualSharing =
        categories.contains(CHILD_SHARING_IMAGES) && concern.images().sexual() != NO;
    facts.put("categories", names(categories));
    facts.put("images", images);
    facts.put("sexual", CategoryGroup.SEXUAL.anyOf(categories));
    facts.put("peer", CategoryGroup.PEER.anyOf(categories));
    facts.put(
        "imageMaterial",
        images || categories.contains(CHILD_VIEWING_ABUSE_IMAGES) || mayBeSexualSharing);
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
    facts.put("embargoReleased", embargoReleased);
    ofPeople(facts, concern.people());
    return new Facts(facts);
  }

  private static void ofPeople(Map<String, Object> facts, List<Person> people) {
    facts.put("childIdentified", childIdentified(people).name());
    facts.put("anySuspect", any(people, p -> p.is(Role.SUSPECT)));
    facts.put("anyAdultSuspect", any(people, Person::adultSuspect));
    facts.put("anyStaffSuspect", any(people, Facts::staff));
    facts.put(
        "anyHouseholdChild",
        any(
            people,
            p -> p.is(Role.HOUSEHOLD_CHILD) || (p.adultSuspect() && p.householdChildren() == YES)));
    facts.put("anyVictimChildUnharmed", any(people, p -> victimChild(p) && p.harm() == Harm.NONE));
    facts.put(
        "victimChildAndSuspectChild",
        any(people, Facts::victimChild) && any(people, p -> p.child() && p.is(Role.SUSPECT)));
    facts.put("lineManagerSuspected", suspectHolds(people, Position.LINE_MANAGER_OF_REPORTER));
    facts.put("safeguardingLeadSuspected", suspectHolds(people, Position.SAFEGUARDING_LEAD));
  }

  /** What holds of one child or suspect, beside what holds of the concern. */
  Facts about(Person person) {
    return with(
        Map.of(
            "roles", names(person.roles()),
            "abusedInProduction", person.abusedInProduction().name(),
            "harm", person.harm().name(),
            "adultSuspect", person.adultSuspect(),
            "worksWithChildren", person.worksWithChildren().name(),
            "hrContact", person.positions().contains(Position.HR_CONTACT),
            "householdChildren", person.householdChildren().name(),
            "ageGroup", person.ageGroup().name()));
  }

  /** What holds of one referral, beside what holds of the concern. */
  Facts about(ReferralDraft referral) {
    Person subject = referral.subject();
    return with(
        Map.of(
            "agency", referral.agency().name(),
            "purposes", List.copyOf(referral.purposeCodes()),
            "aboutChild", subject != null && subject.child(),
            "aboutVictimChild", subject != null && victimChild(subject),
            "aboutStaff", subject != null && staff(subject)));
  }

  /** These facts and others. */
  public Facts with(Map<String, ?> others) {
    Map<String, Object> all = new HashMap<>(values);
    all.putAll(others);
    return new Facts(all);
  }

  /** Only the facts that a table asks for, so that what it answers can be remembered by them. */
  public Facts only(Collection<String> names) {
    Map<String, Object> some = new HashMap<>();
    for (String name : names) {
      Object value = values.get(name);
      if (value != null) {
        some.put(name, value);
      }
    }
    return new Facts(some);
  }

  private static boolean victimChild(Person person) {
    return person.child() && person.is(Role.VICTIM);
  }

  /** An adult suspect who is known to work with children. */
  private static boolean staff(Person person) {
    return person.adultSuspect() && person.worksWithChildren() == YES;
  }

  private static Answer childIdentified(List<Person> people) {
    List<Answer> answers =
        people.stream()
            .filter(p -> p.child() && (p.is(Role.VICTIM) || p.is(Role.HOUSEHOLD_CHILD)))
            .map(Person::identified)
            .toList();
    return answers.contains(YES) ? YES : answers.contains(UNKNOWN) ? UNKNOWN : NO;
  }

  private static boolean suspectHolds(List<Person> people, Position position) {
    return any(people, p -> p.is(Role.SUSPECT) && p.positions().contains(position));
  }

  private static <T> boolean any(Collection<T> all, Predicate<? super T> test) {
    return all.stream().anyMatch(test);
  }

  private static List<String> names(Collection<? extends Enum<?>> values) {
    return values.stream().<String>map(Enum::name).sorted().toList();
  }
}
