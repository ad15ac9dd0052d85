package org.referralrouter.routing.procedure;

import static org.referralrouter.concern.Answer.NO;
import static org.referralrouter.concern.Answer.YES;

import java.time.LocalDate;
import org.referralrouter.concern.AgeGroup;
import org.referralrouter.concern.Person;
import org.referralrouter.concern.Role;

/**
 * What holds of one person on one day (reading, Words).
 *
 * @param child whether this counts as a child
 * @param adultSuspect whether this counts as an adult suspect
 */
@SuppressWarnings("EnumOrdinal") // of the same program, never stored
record PersonFacts(Person person, AgeGroup age, boolean child, boolean adultSuspect) {
  private static final int BITS = 3;

  static PersonFacts of(Person person, LocalDate day) {
    return new PersonFacts(
        person, person.ageOn(day), person.childOn(day), person.adultSuspectOn(day));
  }

  /** A child for whom rules and questions are asked (reading, Rules for each child). */
  boolean childToProtect() {
    return child && person.identified() != NO;
  }

  boolean victimChild() {
    return child && is(Role.VICTIM);
  }

  /** An adult suspect who is known to work with children. */
  boolean staff() {
    return adultSuspect && person.worksWithChildren() == YES;
  }

  boolean is(Role role) {
    return person.is(role);
  }

  /** All that a decision asks of this person, as bits; equal where nothing tells them apart. */
  long bits() {
    long bits = 0;
    for (Role role : person.roles()) {
      bits |= 1L << role.ordinal();
    }
    for (Enum<?> fact :
        new Enum<?>[] {
          age,
          person.identified(),
          person.abusedInProduction(),
          person.harm(),
          person.worksWithChildren(),
          person.householdChildren()
        }) {
      bits = bits << BITS | fact.ordinal();
    }
    return bits << 2 | (child ? 2 : 0) | (adultSuspect ? 1 : 0);
  }
}
