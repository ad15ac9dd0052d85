package org.referralrouter.known;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Person;
import org.referralrouter.wire.Digest;

/**
 * Who the refs are of whom something was taken back, since a ref is one person for good (L3):
 * digests of the name and of the date of birth, where they were known.
 *
 * @param byRef two digests for each ref; an empty text where one is not known
 */
public record Identities(@JsonValue Map<String, List<String>> byRef) {
  /** Nothing was taken back. */
  public static final Identities NONE = new Identities(Map.of());

  private static final int DIGEST_BYTES = 8;

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Identities {
    byRef = Collections.unmodifiableMap(new TreeMap<>(byRef));
  }

  /** Whether this account makes its ref another person: another name and another date of birth. */
  boolean replaced(@Nullable Person known, Person given) {
    List<String> before = of(known, given.ref());
    return another(before.getFirst(), digest(given.ref(), given.name()))
        && another(before.getLast(), digest(given.ref(), given.dateOfBirth()));
  }

  /** With those who are known otherwise, or not at all, after something was taken back. */
  Identities remembering(Collection<Person> known, Collection<Person> left) {
    Map<String, List<String>> all = new TreeMap<>(byRef);
    known.stream()
        .filter(person -> !left.contains(person))
        .forEach(person -> all.put(person.ref(), of(person, person.ref())));
    return new Identities(all);
  }

  private List<String> of(@Nullable Person known, String ref) {
    List<String> gone = byRef.getOrDefault(ref, List.of("", ""));
    return known == null
        ? gone
        : List.of(
            first(digest(ref, known.name()), gone.getFirst()),
            first(digest(ref, known.dateOfBirth()), gone.getLast()));
  }

  private static boolean another(String before, String now) {
    return !before.isEmpty() && !now.isEmpty() && !before.equals(now);
  }

  private static String first(String one, String other) {
    return one.isEmpty() ? other : one;
  }

  private static String digest(String ref, @Nullable Object text) {
    return text == null || text.toString().isBlank()
        ? ""
        : Digest.of((ref + "/" + text).getBytes(StandardCharsets.UTF_8), DIGEST_BYTES);
  }
}
