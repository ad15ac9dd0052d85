package org.referralrouter.concern;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person of a concern.
 *
 * @param ref the person's name within the concern, {@code [a-z0-9-]{1,40}}, unique there
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
    @Nullable String address,
    @Nullable String school,
    Answer abusedInProduction,
    Harm harm,
    Answer worksWithChildren,
    @Nullable Employment employment,
    Answer householdChildren,
    @Nullable String otherChildActivities,
    Set<Position> positions) {

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

  /** A child is a person with {@code ageGroup} CHILD (reading, Words). */
  public boolean child() {
    return ageGroup == AgeGroup.CHILD;
  }

  /** A suspect whose age group is ADULT or UNKNOWN (reading, Words). */
  public boolean adultSuspect() {
    return is(Role.SUSPECT) && ageGroup != AgeGroup.CHILD;
  }

  /** Whether this person has the role. */
  public boolean is(Role role) {
    return roles.contains(role);
  }

  /** Holds personal text, so it never prints. */
  @Override
  public String toString() {
    return "Person[redacted]";
  }
}
