package org.referralrouter.routing.procedure;

import static org.referralrouter.concern.Answer.NO;
import static org.referralrouter.concern.Answer.UNKNOWN;
import static org.referralrouter.concern.Answer.YES;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Answer;
import org.referralrouter.concern.Concern;
import org.referralrouter.concern.Evidence;
import org.referralrouter.concern.EvidenceKind;
import org.referralrouter.concern.Harm;
import org.referralrouter.concern.Person;
import org.referralrouter.concern.Position;
import org.referralrouter.concern.Role;
import org.referralrouter.decision.Embargo;

/**
 * The facts of one concern on one day. Each fact is derived in one place, here and in {@link
 * PersonFacts} (reading, Words).
 *
 * @param whole what holds of the concern as a whole
 * @param people its people, in its order
 */
record ConcernFacts(Facts whole, List<PersonFacts> people) {
  private static final int REPEATED = 2;

  static ConcernFacts of(Concern concern, LocalDate day, Tables tables) {
    List<PersonFacts> people = new ArrayList<>(concern.people().size());
    for (Person person : concern.people()) {
      people.add(PersonFacts.of(person, day));
    }
    FactWriter facts = new FactWriter(tables.layout());
    ofConcern(concern, tables, facts);
    ofPeople(people, facts);
    positions(people, tables, facts);
    return new ConcernFacts(facts.facts(), people);
  }

  private static void ofConcern(Concern concern, Tables tables, FactWriter facts) {
    CategoryGroups groups = tables.groups();
    Integer occasions = concern.grooming().contactOccasions();
    facts
        .bits(
            Fact.CATEGORIES,
            FactWriter.bits(tables.layout().slot(Fact.CATEGORIES), concern.categories()))
        .put(Fact.SEXUAL, groups.anyOf("sexual", concern.categories()))
        .put(Fact.IMAGES, groups.anyOf("images", concern.categories()))
        .put(Fact.PEER, groups.anyOf("peer", concern.categories()))
        .put(Fact.IMAGES_SEXUAL, concern.images().sexual())
        .put(Fact.IMMEDIATE_DANGER, concern.immediateDanger())
        .put(Fact.ORGANISED_ABUSE, concern.organisedAbuse())
        .put(Fact.CRIME_ALLEGED, concern.crimeAlleged())
        .put(Fact.PLANNED_FOR_GIVEN, concern.plannedFor() != null)
        .put(Fact.BEYOND_CURIOSITY, concern.pornography().beyondCuriosity())
        .put(Fact.USED_IN_GROOMING, concern.pornography().usedInGrooming())
        .put(Fact.SEVERITY, concern.bullying().severity())
        .put(Fact.REPEATED_CONTACT, occasions != null && occasions >= REPEATED)
        .put(Fact.MEETING, concern.grooming().meeting())
        .put(Fact.DEVICE_EVIDENCE, device(concern.evidence()))
        .put(Fact.IDENTITY_PROTECTED, concern.reporter().identityProtected())
        .put(Fact.DISCUSSED, !concern.reporter().discussedWith().isEmpty());
  }

  private static void ofPeople(List<PersonFacts> people, FactWriter facts) {
    boolean victimChild = any(people, PersonFacts::victimChild);
    facts
        .put(Fact.CHILD_IDENTIFIED, childIdentified(people))
        .put(Fact.ANY_SUSPECT, any(people, p -> p.is(Role.SUSPECT)))
        .put(Fact.ANY_ADULT_SUSPECT, any(people, PersonFacts::adultSuspect))
        .put(Fact.ANY_STAFF_SUSPECT, any(people, PersonFacts::staff))
        .put(
            Fact.ANY_HOUSEHOLD_CHILD,
            any(
                people,
                p ->
                    p.is(Role.HOUSEHOLD_CHILD)
                        || (p.adultSuspect() && p.person().householdChildren() == YES)))
        .put(Fact.ANY_VICTIM_CHILD, victimChild)
        .put(
            Fact.ANY_VICTIM_CHILD_UNHARMED,
            any(people, p -> p.victimChild() && p.person().harm() == Harm.NONE))
        .put(
            Fact.VICTIM_CHILD_AND_SUSPECT_CHILD,
            victimChild && any(people, p -> p.child() && p.is(Role.SUSPECT)));
  }

  private static void positions(List<PersonFacts> people, Tables tables, FactWriter facts) {
    FactSlot slot = tables.layout().slot(Fact.SUSPECT_POSITIONS);
    long positions = 0;
    boolean known = true;
    for (PersonFacts each : people) {
      if (each.is(Role.SUSPECT)) {
        for (Position position : each.person().positions()) {
          int place = slot.ordinal(position.name());
          known &= place >= 0;
          positions |= 1L << place;
        }
      }
    }
    if (known) {
      facts.bits(Fact.SUSPECT_POSITIONS, positions);
    } else {
      facts.put(
          Fact.SUSPECT_POSITIONS,
          people.stream()
              .filter(each -> each.is(Role.SUSPECT))
              .flatMap(each -> each.person().positions().stream())
              .map(Position::name)
              .distinct()
              .toList());
    }
    tables.positions().effects(facts);
  }

  /** The same under an embargo. */
  ConcernFacts under(Embargo embargo) {
    return new ConcernFacts(whole.writer().put(Fact.EMBARGO, embargo).facts(), people);
  }

  /** What holds of one child or suspect, beside what holds of the concern. */
  Facts about(PersonFacts of) {
    return aboutPerson(of).facts();
  }

  /** The same, and whether a referral is about this person. */
  Facts about(PersonFacts of, boolean hasReferral) {
    return aboutPerson(of).put(Fact.HAS_REFERRAL, hasReferral).facts();
  }

  private FactWriter aboutPerson(PersonFacts of) {
    Person person = of.person();
    FactWriter facts = whole.writer();
    return facts
        .bits(Fact.ROLES, FactWriter.bits(whole.layout().slot(Fact.ROLES), person.roles()))
        .put(Fact.ABUSED_IN_PRODUCTION, person.abusedInProduction())
        .put(Fact.HARM, person.harm())
        .put(Fact.ADULT_SUSPECT, of.adultSuspect())
        .put(Fact.WORKS_WITH_CHILDREN, person.worksWithChildren())
        .put(Fact.HOUSEHOLD_CHILDREN, person.householdChildren())
        .put(Fact.AGE_GROUP, of.age());
  }

  /** What holds of one referral, beside what holds of the concern. */
  Facts about(Agency agency, @Nullable PersonFacts subject, Set<String> purposes) {
    return whole
        .writer()
        .put(Fact.AGENCY, agency.name())
        .put(Fact.PURPOSES, purposes)
        .put(Fact.ABOUT_CHILD, subject != null && subject.child())
        .put(Fact.ABOUT_VICTIM_CHILD, subject != null && subject.victimChild())
        .put(Fact.ABOUT_STAFF, subject != null && subject.staff())
        .facts();
  }

  private static Answer childIdentified(List<PersonFacts> people) {
    Answer identified = NO;
    for (PersonFacts each : people) {
      if (each.child() && (each.is(Role.VICTIM) || each.is(Role.HOUSEHOLD_CHILD))) {
        Answer own = each.person().identified();
        if (own == YES) {
          return YES;
        }
        identified = own == UNKNOWN ? UNKNOWN : identified;
      }
    }
    return identified;
  }

  private static boolean device(List<Evidence> evidence) {
    for (Evidence piece : evidence) {
      if (piece.kind() == EvidenceKind.DEVICE) {
        return true;
      }
    }
    return false;
  }

  private static boolean any(List<PersonFacts> people, Predicate<PersonFacts> test) {
    for (PersonFacts person : people) {
      if (test.test(person)) {
        return true;
      }
    }
    return false;
  }
}
