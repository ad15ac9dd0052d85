package org.referralrouter.concern;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person of a concern.
 *
 * @param ref the person's name within the concern, as in {@code child-1}, unique there (lifecycle,
 *     L3)
 * @param identified whether it is known who this is
 * @param abusedInProduction whether a child was abused in the production of images (paragraph 11)
 */
public record Person(
    String ref,
    Set<Role> roles,
    AgeGroup ageGroup,
    Answer identified,
    @Nullable String name,
    @Nullable LocalDate dateOfBirth,
    @Nullable String nhsNumber,
    @Nullable String address,
    @Nullable String school,
    Answer abusedInProduction,
    Harm harm,
    Answer worksWithChildren,
    @Nullable Employment employment,
    Answer householdChildren,
    @Nullable String otherChildActivities,
    Set<Position> positions) {
  private static final int ADULT_FROM_YEARS = 18;

  public Person {
    roles = Values.ordered(roles);
    ageGroup = Values.or(ageGroup, AgeGroup.UNKNOWN);
    identified = Answer.orUnknown(identified);
    abusedInProduction = Answer.orUnknown(abusedInProduction);
    harm = Values.or(harm, Harm.UNKNOWN);
    worksWithChildren = Answer.orUnknown(worksWithChildren);
    householdChildren = Answer.orUnknown(householdChildren);
    positions = Values.ordered(positions);
  }

  /**
   * The age on a day: the age group that is given; where it is not known, what the date of birth
   * makes it; UNKNOWN where the two contradict each other (reading, Words).
   */
  public AgeGroup ageOn(LocalDate day) {
    if (dateOfBirth == null) {
      return ageGroup;
    }
    AgeGroup born =
        dateOfBirth.plusYears(ADULT_FROM_YEARS).isAfter(day) ? AgeGroup.CHILD : AgeGroup.ADULT;
    return ageGroup == AgeGroup.UNKNOWN || ageGroup == born ? born : AgeGroup.UNKNOWN;
  }

  /**
   * Whether this counts as a child: somebody whose age is CHILD, or whose age is UNKNOWN and who is
   * a VICTIM or a HOUSEHOLD_CHILD (reading, Words; principle 2).
   */
  public boolean childOn(LocalDate day) {
    return switch (ageOn(day)) {
      case CHILD -> true;
      case UNKNOWN -> is(Role.VICTIM) || is(Role.HOUSEHOLD_CHILD);
      case ADULT -> false;
    };
  }

  /**
   * Whether this counts as an adult suspect: one whose age is ADULT or UNKNOWN (reading, Words).
   */
  public boolean adultSuspectOn(LocalDate day) {
    return is(Role.SUSPECT) && ageOn(day) != AgeGroup.CHILD;
  }

  /** Whether this person has the role. */
  public boolean is(Role role) {
    return roles.contains(role);
  }

  /** The same person in other roles. */
  public Person as(Set<Role> others) {
    return new Person(
        ref,
        others,
        ageGroup,
        identified,
        name,
        dateOfBirth,
        nhsNumber,
        address,
        school,
        abusedInProduction,
        harm,
        worksWithChildren,
        employment,
        householdChildren,
        otherChildActivities,
        positions);
  }

  /** Holds personal text, so it never prints. */
  @Override
  public String toString() {
    return "Person[redacted]";
  }
}
