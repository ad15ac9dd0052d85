package org.referralrouter.routing.life;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Invented people, mostly half known, under few refs, so that revisions meet in them. */
final class GeneratedPerson {
  private static final Map<String, List<String>> ROLES =
      Map.of(
          "child", List.of("VICTIM", "HOUSEHOLD_CHILD", "SUSPECT"),
          "victim", List.of("VICTIM"),
          "sibling", List.of("HOUSEHOLD_CHILD", "SUSPECT"),
          "suspect", List.of("SUSPECT"),
          "adult", List.of("SUSPECT", "VICTIM", "WITNESS"),
          "parent", List.of("PARENT", "SUSPECT"),
          "witness", List.of("WITNESS"),
          "person", List.of("VICTIM", "WITNESS", "HOUSEHOLD_CHILD"));
  private static final List<String> POSITIONS =
      List.of(
          "LINE_MANAGER_OF_REPORTER",
          "HR_CONTACT",
          "HR_CONTACT",
          "SAFEGUARDING_LEAD",
          "POLICE_DESK",
          "SOCIAL_CARE_DESK",
          "CEOP_DESK",
          "DESIGNATED_OFFICER_DESK",
          "DUTY_DESK");
  private static final List<String> NAMES =
      List.of("Sam Sample", "Kit Child", "Robin Example", "Alex Test", "Jo Invented");

  private final GeneratedChance chance;
  private final LocalDate today;

  GeneratedPerson(GeneratedChance chance, LocalDate today) {
    this.chance = chance;
    this.today = today;
  }

  String ref() {
    String word =
        chance.oneOf(
            "child", "child", "child", "victim", "sibling", "suspect", "suspect", "suspect",
            "adult", "parent", "witness", "person");
    return word + "-" + (chance.of(5) ? 10 : chance.between(1, 2));
  }

  /** Somebody else under the ref of a person whose name and birth are known. */
  ObjectNode another(JsonNode known) {
    ObjectNode person = person(known.path("ref").asString(), false);
    return person.put("name", "Somebody Else").put("dateOfBirth", "1999-12-31");
  }

  /** A person under this ref; more is known of it where full. */
  ObjectNode person(String ref, boolean full) {
    int share = full ? 70 : 25;
    ObjectNode person = JsonNodeFactory.instance.objectNode().put("ref", ref);
    if (chance.of(full ? 92 : 20)) {
      List<String> roles =
          ROLES.getOrDefault(ref.substring(0, ref.indexOf('-')), List.of("WITNESS"));
      chance.some(2, roles).forEach(person.putArray("roles")::add);
    }
    age(person, ref, share);
    if (chance.of(3)) {
      person.put("name", "Another Person").put("dateOfBirth", "2001-02-03");
    }
    put(person, "identified", share, "YES", "YES", "NO", "UNKNOWN");
    if (!person.has("name") && chance.of(share)) {
      boolean usual = chance.of(93);
      person.put("name", usual ? NAMES.get(Math.floorMod(ref.hashCode(), 5)) : chance.oneOf(NAMES));
    }
    put(person, "address", share / 3, "1 Test Street", "2 Test Street");
    put(person, "school", share / 3, "Example Primary School", "Example High School");
    put(person, "nhsNumber", share / 6, "9434765919");
    put(person, "abusedInProduction", share / 2, "YES", "NO", "UNKNOWN");
    put(person, "harm", share / 2, "NONE", "POSSIBLE", "LIKELY", "ACTUAL", "UNKNOWN");
    put(person, "worksWithChildren", share / 2, "YES", "YES", "NO", "UNKNOWN");
    put(person, "householdChildren", share / 2, "YES", "NO", "UNKNOWN");
    put(person, "otherChildActivities", share / 6, "Coaches a team");
    if (chance.of(share / 4)) {
      ObjectNode employment = person.putObject("employment");
      put(employment, "employer", 60, "Example Council", "Example High School");
      put(employment, "role", 60, "Teacher", "Clerk");
      put(employment, "workplace", 30, "Room 8");
    }
    if (chance.of(share / 4)) {
      chance.some(2, POSITIONS).forEach(person.putArray("positions")::add);
    }
    return person;
  }

  private void age(ObjectNode person, String ref, int share) {
    boolean young = ref.startsWith("child") || ref.startsWith("victim") || ref.startsWith("sib");
    boolean usual = chance.of(90);
    if (chance.of(share)) {
      String group = young == usual ? "CHILD" : "ADULT";
      person.put("ageGroup", chance.of(10) ? "UNKNOWN" : group);
    }
    if (chance.of(share / 2)) {
      person.put("dateOfBirth", born(ref, young == usual).toString());
    }
  }

  private LocalDate born(String ref, boolean young) {
    if (chance.of(8)) {
      return today.minusYears(18).plusDays(chance.between(-1, 1));
    }
    int years = (young ? 6 : 30) + Math.floorMod(ref.hashCode(), 7);
    return today.minusYears(years).withDayOfMonth(chance.of(90) ? 10 : 20);
  }

  private void put(ObjectNode json, String field, int percent, String... values) {
    if (chance.of(percent)) {
      json.put(field, chance.oneOf(values));
    }
  }
}
