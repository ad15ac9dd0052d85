package org.referralrouter.concern;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The agencies that a procedure names. Those of the contract are always among them, since rules
 * that no procedure may drop are about them: the police alone release an embargo, the duty desk
 * takes what no rule settles.
 *
 * @param entries in the order in which decisions list them
 */
public record Agencies(List<Entry> entries) {
  /** The positions that are no agency's desk. */
  private static final List<Position> OF_NO_DESK =
      List.of(Position.LINE_MANAGER_OF_REPORTER, Position.SAFEGUARDING_LEAD);

  /** Client ids of the product's own, whose groups at the broker begin with them. */
  private static final List<String> TAKEN =
      List.of(
          "intake-service",
          "routing-service",
          "notification-service",
          "audit-service",
          "provisioner",
          "practitioner",
          "auditor",
          "records-officer",
          "operator");

  /**
   * An agency.
   *
   * @param name as people read it, as in {@code Children's Social Care}
   * @param desk the position of somebody who works where it reads its referrals (reading, K7)
   * @param alwaysNamed whether the reporter may be told of it while the suspect must not be alerted
   *     (lifecycle, L15)
   */
  public record Entry(Agency agency, String name, Position desk, boolean alwaysNamed) {}

  /**
   * These agencies, in their order.
   *
   * @throws IllegalArgumentException where one stands twice, two share a desk, one has no name or a
   *     code that is not apart from another's, or one of the contract is missing; the message names
   *     it
   */
  public Agencies {
    entries = entries.stream().sorted(Comparator.comparing(Entry::agency)).toList();
    unique(entries.stream().map(Entry::agency), agency -> agency + " stands twice");
    unique(
        Stream.concat(OF_NO_DESK.stream(), entries.stream().map(Entry::desk)),
        desk -> "the desk " + desk + " must be one agency's alone");
    for (Entry entry : entries) {
      if (entry.name().isBlank()) {
        throw new IllegalArgumentException(entry.agency() + " has no name");
      }
    }
    apart(entries.stream().map(Entry::agency).toList());
    for (Agency agency : Agency.OF_THE_CONTRACT) {
      if (entries.stream().noneMatch(entry -> entry.agency().equals(agency))) {
        throw new IllegalArgumentException(
            agency + " is missing; every procedure has the agencies of the contract");
      }
    }
  }

  /** An agency reads in groups whose names begin with its slug, which must be nobody else's. */
  private static void apart(List<Agency> agencies) {
    for (Agency agency : agencies) {
      Stream.concat(
              TAKEN.stream(),
              agencies.stream().filter(other -> !other.equals(agency)).map(Agency::slug))
          .filter(other -> (other + "-").startsWith(agency.slug() + "-"))
          .findFirst()
          .ifPresent(
              other -> {
                throw new IllegalArgumentException(
                    "%s cannot be a code beside %s, which begins with it: their groups at the broker would not be apart"
                        .formatted(agency, other));
              });
    }
  }

  private static <T> void unique(Stream<T> values, Function<T, String> twice) {
    Set<T> seen = new HashSet<>();
    values
        .filter(value -> !seen.add(value))
        .findFirst()
        .ifPresent(
            value -> {
              throw new IllegalArgumentException(twice.apply(value));
            });
  }

  /** All of them, in their order. */
  public List<Agency> all() {
    return entries.stream().map(Entry::agency).toList();
  }

  /** Whether there is such an agency. */
  public boolean contains(Agency agency) {
    return entry(agency).isPresent();
  }

  /** The agency of this code; empty where there is none. */
  public Optional<Agency> named(String code) {
    return all().stream().filter(agency -> agency.name().equals(code)).findFirst();
  }

  /** The agency of this slug; empty where there is none. */
  public Optional<Agency> ofSlug(String slug) {
    return all().stream().filter(agency -> agency.slug().equals(slug)).findFirst();
  }

  /** Whether the reporter may always be told of this agency; not where there is none such. */
  public boolean alwaysNamed(Agency agency) {
    return entry(agency).filter(Entry::alwaysNamed).isPresent();
  }

  /** What is said of an agency; empty where there is none such. */
  public Optional<Entry> entry(Agency agency) {
    return entries.stream().filter(entry -> entry.agency().equals(agency)).findFirst();
  }

  /** Every position that somebody can have, in their order. */
  public Set<Position> positions() {
    return Stream.concat(OF_NO_DESK.stream(), entries.stream().map(Entry::desk))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether these agencies are all among the others. */
  public boolean within(Agencies others) {
    return others.all().containsAll(all());
  }

  /** The codes, in their order, for a sentence. */
  public String codes() {
    return all().stream().map(Agency::name).collect(Collectors.joining(", "));
  }
}
