package org.referralrouter.routing.procedure;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.referralrouter.concern.AgeGroup;
import org.referralrouter.concern.Agencies;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Answer;
import org.referralrouter.concern.Category;
import org.referralrouter.concern.Harm;
import org.referralrouter.concern.Meeting;
import org.referralrouter.concern.Position;
import org.referralrouter.concern.Role;
import org.referralrouter.concern.Severity;
import org.referralrouter.decision.Embargo;
import org.referralrouter.wire.AgenciesFile;

/** The facts that a column can name, with every value that each can have. */
public final class FactDomains {
  private static final List<Object> TRUTH = List.of(true, false);
  private static final Set<String> NAMES = Set.copyOf(all(AgenciesFile.bundled()).keySet());

  private final Map<String, FactDomain> all;

  /** Where these are the agencies. */
  public FactDomains(Agencies agencies) {
    this.all = all(agencies);
  }

  /** The fact of this name; empty where no fact is called so. */
  public Optional<FactDomain> of(String name) {
    return Optional.ofNullable(all.get(name));
  }

  /**
   * The fact of this name.
   *
   * @throws IllegalStateException where no fact is called so
   */
  public FactDomain get(String name) {
    return of(name).orElseThrow(() -> new IllegalStateException("No fact " + name));
  }

  /** The names of all facts, which are the same whatever the agencies are. */
  public static Set<String> names() {
    return NAMES;
  }

  private static Map<String, FactDomain> all(Agencies agencies) {
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
    List<String> codes = agencies.all().stream().map(Agency::name).toList();
    domains.put("agency", new FactDomain("agency", List.copyOf(codes)));
    domains.put("category", one("category", Category.values()));
    domains.put("embargo", one("embargo", Embargo.values()));
    domains.put(
        "suspectPositions",
        FactDomain.several(
            "suspectPositions", agencies.positions().stream().map(Position::name).toList()));
    domains.put("barredAgencies", FactDomain.several("barredAgencies", codes));
    domains.put("restrictedAgencies", FactDomain.several("restrictedAgencies", codes));
    domains.put("categories", FactDomain.several("categories", names(Category.values())));
    domains.put("roles", FactDomain.several("roles", names(Role.values())));
    domains.put("purposes", FactDomain.several("purposes", List.of()));
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
}
