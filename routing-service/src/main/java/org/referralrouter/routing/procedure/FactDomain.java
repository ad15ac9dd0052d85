package org.referralrouter.routing.procedure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.referralrouter.concern.AgeGroup;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Answer;
import org.referralrouter.concern.Category;
import org.referralrouter.concern.Harm;
import org.referralrouter.concern.Meeting;
import org.referralrouter.concern.Position;
import org.referralrouter.concern.Role;
import org.referralrouter.concern.Severity;
import org.referralrouter.decision.Embargo;

/**
 * Every value that a fact can have. Facts that hold several values at once are listed by all sets
 * of one and of two, and by none where that is usual.
 *
 * @param name the fact, as a column names it
 * @param values every value
 */
public record FactDomain(String name, List<Object> values) {
  private static final List<Object> TRUTH = List.of(true, false);
  private static final Set<String> MAY_BE_EMPTY =
      Set.of("suspectPositions", "barredAgencies", "restrictedAgencies");
  private static final Map<String, FactDomain> ALL = all();

  public FactDomain {
    values = List.copyOf(values);
  }

  /** The fact of this name; empty where no fact is called so. */
  public static Optional<FactDomain> of(String name) {
    return Optional.ofNullable(ALL.get(name));
  }

  /** The names of all facts. */
  public static Set<String> names() {
    return ALL.keySet();
  }

  /** The texts that may stand in a cell of this fact; none where it is true or false. */
  public Set<String> codes() {
    return values.stream()
        .flatMap(
            value -> value instanceof Collection<?> several ? several.stream() : Stream.of(value))
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .collect(Collectors.toSet());
  }

  /** The value to stand where it does not matter. */
  public Object usual() {
    return values.getLast();
  }

  private static Map<String, FactDomain> all() {
    Map<String, FactDomain> domains = new TreeMap<>();
    Stream.of(
            "images",
            "sexual",
            "peer",
            "plannedForGiven",
            "repeatedContact",
            "deviceEvidence",
            "discussed",
            "anySuspect",
            "anyAdultSuspect",
            "anyStaffSuspect",
            "anyHouseholdChild",
            "anyVictimChild",
            "anyVictimChildUnharmed",
            "victimChildAndSuspectChild",
            "adultSuspect",
            "hasReferral",
            "anyReferral",
            "anyQuestion",
            "adviceStandsAlone",
            "aboutChild",
            "aboutVictimChild",
            "aboutStaff")
        .forEach(name -> domains.put(name, new FactDomain(name, TRUTH)));
    Stream.of(
            "imagesSexual",
            "immediateDanger",
            "organisedAbuse",
            "crimeAlleged",
            "beyondCuriosity",
            "usedInGrooming",
            "identityProtected",
            "childIdentified",
            "abusedInProduction",
            "worksWithChildren",
            "householdChildren")
        .forEach(name -> domains.put(name, one(name, Answer.values())));
    domains.put("severity", one("severity", Severity.values()));
    domains.put("meeting", one("meeting", Meeting.values()));
    domains.put("harm", one("harm", Harm.values()));
    domains.put("ageGroup", one("ageGroup", AgeGroup.values()));
    domains.put("agency", one("agency", Agency.values()));
    domains.put("category", one("category", Category.values()));
    domains.put("embargo", one("embargo", Embargo.values()));
    domains.put("suspectPositions", several("suspectPositions", names(Position.values())));
    domains.put("barredAgencies", several("barredAgencies", names(Agency.values())));
    domains.put("restrictedAgencies", several("restrictedAgencies", names(Agency.values())));
    domains.put("categories", several("categories", names(Category.values())));
    domains.put("roles", several("roles", names(Role.values())));
    domains.put("purposes", several("purposes", List.of()));
    return domains;
  }

  private static FactDomain one(String name, Enum<?>[] values) {
    return new FactDomain(name, List.copyOf(names(values)));
  }

  private static List<String> names(Enum<?>[] values) {
    return Arrays.stream(values)
        .<String>map(Enum::name)
        .filter(name -> !name.equals("UNRECOGNISED"))
        .toList();
  }

  /**
   * A fact that holds several of these codes: all sets of one and of two, and none where the fact
   * may hold none.
   */
  public static FactDomain several(String name, List<String> codes) {
    List<Object> sets = new ArrayList<>();
    for (int i = 0; i < codes.size(); i++) {
      for (int j = i + 1; j < codes.size(); j++) {
        sets.add(List.of(codes.get(i), codes.get(j)));
      }
    }
    codes.forEach(code -> sets.add(List.of(code)));
    if (sets.isEmpty() || MAY_BE_EMPTY.contains(name)) {
      sets.add(List.of());
    }
    return new FactDomain(name, sets);
  }

  /** The fact of purposes, as a procedure's rules name them. */
  public static FactDomain purposes(Collection<String> codes) {
    return several("purposes", codes.stream().filter(Objects::nonNull).sorted().toList());
  }
}
