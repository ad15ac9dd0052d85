package org.referralrouter.event;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.AgeGroup;
import org.referralrouter.concern.Answer;
import org.referralrouter.concern.Employment;
import org.referralrouter.concern.Harm;
import org.referralrouter.concern.Position;
import org.referralrouter.concern.Role;

/** What an agency may know of a person; null is "not told", never "not known". */
public record SharedPerson(
    String ref,
    @Nullable Set<Role> roles,
    @Nullable AgeGroup ageGroup,
    @Nullable Answer identified,
    @Nullable String name,
    @Nullable LocalDate dateOfBirth,
    @Nullable String nhsNumber,
    @Nullable String address,
    @Nullable String school,
    @Nullable Answer abusedInProduction,
    @Nullable Harm harm,
    @Nullable Answer worksWithChildren,
    @Nullable Employment employment,
    @Nullable Answer householdChildren,
    @Nullable String otherChildActivities,
    @Nullable Set<Position> positions) {

  /** Its sets are in the order of their values, so that equal ones print alike. */
  public SharedPerson {
    roles = ordered(roles);
    positions = ordered(positions);
  }

  private static <T extends Comparable<? super T>> @Nullable Set<T> ordered(
      @Nullable Set<T> values) {
    return values == null ? null : Collections.unmodifiableSet(new TreeSet<>(values));
  }

  /** Holds personal text, so it never prints. */
  @Override
  public String toString() {
    return "SharedPerson[redacted]";
  }
}
