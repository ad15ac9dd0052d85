package org.referralrouter.routing.life;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.referralrouter.routing.life.PlainFacts.Person;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The need-to-know table of contract.md: what the record of an agency holds. */
final class PlainSharing {
  private static final Set<String> ALL = Set.of("POLICE", "CEOP_PREPARATION", "TRIAGE");
  private static final List<String> FACTS =
      List.of(
          "occurredAt",
          "immediateDanger",
          "organisedAbuse",
          "crimeAlleged",
          "plannedFor",
          "images",
          "grooming",
          "pornography",
          "bullying");

  private final PlainFacts facts;
  private final PlainKey key;
  private final ObjectNode shared = JsonNodeFactory.instance.objectNode();

  private PlainSharing(PlainFacts facts, PlainKey key) {
    this.facts = facts;
    this.key = key;
  }

  /** The known facts that a referral shares, in the shape of a concern; unknown is left out. */
  static ObjectNode of(JsonNode known, LocalDate day, PlainKey key, String embargo) {
    PlainSharing sharing = new PlainSharing(new PlainFacts(known, day), key);
    sharing.concern(embargo);
    sharing.people();
    sharing.reporter();
    return sharing.shared;
  }

  private void concern(String embargo) {
    JsonNode known = facts.concern();
    if (key.to("HR_ALLEGATIONS")) {
      if (embargo.equals("RELEASED")) {
        copy(known, shared, List.of("categories"));
      }
      return;
    }
    copy(known, shared, List.of("categories", "summary", "sharing", "alreadyReportedTo"));
    if (ALL.contains(key.agency())) {
      copy(known, shared, FACTS);
      copy(known, shared, List.of("online", "evidence"));
    } else if (key.to("SOCIAL_CARE")) {
      copy(known, shared, FACTS);
      kinds("online");
      kinds("evidence");
    }
  }

  private void kinds(String list) {
    List<ObjectNode> kinds =
        facts
            .concern()
            .path(list)
            .valueStream()
            .filter(item -> item.has("kind"))
            .map(item -> pick(item, List.of("kind")))
            .toList();
    if (!kinds.isEmpty()) {
      shared.putArray(list).addAll(kinds);
    }
  }

  private void people() {
    List<ObjectNode> people =
        facts.people().stream()
            .sorted(Comparator.comparing(Person::ref, PlainKey.BY_NUMBER))
            .map(this::person)
            .filter(person -> person != null)
            .toList();
    if (!people.isEmpty()) {
      shared.putArray("people").addAll(people);
    }
  }

  private @Nullable ObjectNode person(Person person) {
    boolean subject = person.ref().equals(key.subject());
    if (key.to("HR_ALLEGATIONS")) {
      boolean told = person.adultSuspect() || !person.child();
      return subject
          ? pick(person.json(), told ? List.of("ref", "name", "employment") : List.of("ref"))
          : null;
    }
    if (subject || ALL.contains(key.agency())) {
      return (ObjectNode) person.json().deepCopy();
    }
    if (person.is("SUSPECT") && key.to("DESIGNATED_OFFICER")) {
      return null;
    }
    if (person.child()) {
      return pick(person.json(), List.of("ref", "roles", "ageGroup"));
    }
    return key.to("SOCIAL_CARE") ? (ObjectNode) person.json().deepCopy() : null;
  }

  private void reporter() {
    JsonNode reporter = facts.concern().path("reporter");
    boolean hidden = facts.isYes("reporter", "identityProtected");
    ObjectNode seen =
        switch (key.agency()) {
          case "HR_ALLEGATIONS" -> pick(reporter, List.of());
          case "DESIGNATED_OFFICER" ->
              pick(reporter, hidden ? List.of() : List.of("organisation", "role"));
          case "POLICE" -> pick(reporter, reporter.propertyNames());
          default -> pick(reporter, hidden ? List.of("organisation") : reporter.propertyNames());
        };
    if (!seen.isEmpty()) {
      shared.set("reporter", seen);
    }
  }

  private static ObjectNode pick(JsonNode from, Iterable<String> fields) {
    ObjectNode picked = JsonNodeFactory.instance.objectNode();
    copy(from, picked, fields);
    return picked;
  }

  private static void copy(JsonNode from, ObjectNode to, Iterable<String> fields) {
    for (String field : fields) {
      if (from.has(field)) {
        to.set(field, from.path(field).deepCopy());
      }
    }
  }
}
