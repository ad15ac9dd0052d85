package org.referralrouter.routing.concern;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Category;
import org.referralrouter.concern.Role;
import org.referralrouter.event.SharedConcern;
import org.referralrouter.event.SharedPerson;
import org.referralrouter.wire.Digest;

/**
 * What a release of the embargo covers: the categories, and the suspects by ref, name and date of
 * birth (lifecycle, L8). Suspects are kept as digests, since only likeness matters.
 */
public record Cover(SortedSet<Category> categories, SortedSet<String> suspects) {
  private static final int DIGEST_BYTES = 10;

  static final Cover NOTHING = new Cover(new TreeSet<>(), new TreeSet<>());

  public Cover {
    categories = new TreeSet<>(categories);
    suspects = new TreeSet<>(suspects);
  }

  /** What a revision of the police's referral shows. */
  static Cover shownBy(SharedConcern shared) {
    Set<Category> categories = shared.categories();
    return new Cover(
        categories == null ? new TreeSet<>() : new TreeSet<>(categories),
        shared.people().stream()
            .filter(person -> suspected(person))
            .map(person -> suspect(person.ref(), person.name(), person.dateOfBirth()))
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static boolean suspected(SharedPerson person) {
    Set<Role> roles = person.roles();
    return roles != null && roles.contains(Role.SUSPECT);
  }

  static String suspect(String ref, @Nullable String name, @Nullable Object dateOfBirth) {
    List<String> seen = List.of(ref, String.valueOf(name), String.valueOf(dateOfBirth));
    return Digest.of(seen.toString().getBytes(StandardCharsets.UTF_8), DIGEST_BYTES);
  }

  Cover and(Cover other) {
    SortedSet<Category> allCategories = new TreeSet<>(categories);
    allCategories.addAll(other.categories);
    SortedSet<String> allSuspects = new TreeSet<>(suspects);
    allSuspects.addAll(other.suspects);
    return new Cover(allCategories, allSuspects);
  }
}
