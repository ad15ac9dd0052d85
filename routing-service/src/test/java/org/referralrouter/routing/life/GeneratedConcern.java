package org.referralrouter.routing.life;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Concerns of every category, mostly half known, and amendments that say a part. */
final class GeneratedConcern {
  static final List<String> CATEGORIES =
      List.of(
          "ABUSE_IMAGES_VIEWING",
          "ABUSE_IMAGES_CREATION",
          "ABUSE_IMAGES_DISTRIBUTION",
          "PSEUDO_IMAGES",
          "ONLINE_GROOMING",
          "ONLINE_SEXUAL_ABUSE",
          "LIVE_STREAMED_ABUSE",
          "ADVERTISING_CHILD",
          "SEXUAL_EXPLOITATION",
          "CHILD_SHARING_IMAGES",
          "CHILD_VIEWING_PORNOGRAPHY",
          "CHILD_VIEWING_ABUSE_IMAGES",
          "CYBERBULLYING",
          "RECORDED_ASSAULT",
          "HARMFUL_CONTENT");

  private final GeneratedChance chance;
  private final GeneratedPerson people;

  GeneratedConcern(GeneratedChance chance, LocalDate today) {
    this.chance = chance;
    this.people = new GeneratedPerson(chance, today);
  }

  GeneratedPerson people() {
    return people;
  }

  /** A first report. */
  ObjectNode report() {
    return body(chance.some(chance.of(70) ? 1 : 3, CATEGORIES), true);
  }

  /** An amendment of what is known: often of little, at times of nothing. */
  ObjectNode amendment(JsonNode known) {
    List<String> categories =
        known.path("categories").valueStream().map(JsonNode::asString).toList();
    if (categories.isEmpty() || chance.of(25)) {
      categories = chance.some(2, CATEGORIES);
    }
    if (chance.of(12)) {
      ObjectNode same = required(categories);
      same.set(
          "summary",
          known.path("summary").isMissingNode() ? same.path("summary") : known.path("summary"));
      return same;
    }
    ObjectNode body = body(categories, chance.of(15));
    List<JsonNode> whole =
        known
            .path("people")
            .valueStream()
            .filter(person -> person.has("name") && person.has("dateOfBirth"))
            .toList();
    if (!whole.isEmpty() && chance.of(7)) {
      body.putArray("people").add(people.another(chance.oneOf(whole)));
    }
    if (chance.of(40)) {
      GeneratedPointers.of(chance, known).forEach(body.putArray("retract")::add);
    }
    return body;
  }

  /** A body with so many people, under refs of this word. */
  ObjectNode crowd(String word, int count) {
    ObjectNode body = required(chance.some(1, CATEGORIES));
    ArrayNode crowd = body.putArray("people");
    for (int number = 1; number <= count; number++) {
      crowd.add(people.person(word + "-" + number, false));
    }
    return body;
  }

  private ObjectNode required(List<String> categories) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    categories.forEach(body.putArray("categories")::add);
    body.put("summary", chance.of(85) ? "Something was seen." : "Something more was seen.");
    body.putObject("reporter").put("organisation", "Example High School");
    return body;
  }

  private ObjectNode body(List<String> categories, boolean full) {
    int share = full ? 60 : 15;
    ObjectNode body = required(categories);
    reporter((ObjectNode) body.path("reporter"), share);
    put(body, "immediateDanger", share, "NO", "NO", "NO", "YES", "UNKNOWN");
    put(body, "organisedAbuse", share, "NO", "NO", "YES", "UNKNOWN");
    put(body, "crimeAlleged", share, "NO", "YES", "UNKNOWN");
    put(body, "occurredAt", share / 3, "2026-09-01T18:00:00Z", "2026-09-02T18:00:00Z");
    put(body, "plannedFor", share / 4, "2027-06-01T18:00:00Z");
    put(object(body, "images", share), "sexual", 100, "YES", "NO", "UNKNOWN");
    ObjectNode grooming = object(body, "grooming", share / 2);
    put(grooming, "meeting", 70, "NONE", "ARRANGED", "TRAVELLED", "TOOK_PLACE", "UNKNOWN");
    if (chance.of(60)) {
      grooming.put("contactOccasions", chance.between(1, 3));
    }
    ObjectNode pornography = object(body, "pornography", share);
    put(pornography, "beyondCuriosity", 70, "YES", "NO", "UNKNOWN");
    put(pornography, "usedInGrooming", 70, "YES", "NO", "UNKNOWN");
    ObjectNode bullying = object(body, "bullying", share);
    put(bullying, "severity", 80, "LOW", "SERIOUS", "SIGNIFICANT_HARM", "UNKNOWN");
    if (chance.of(30)) {
      chance
          .some(2, List.of("PHYSICAL", "VERBAL", "EMOTIONAL"))
          .forEach(bullying.putArray("forms")::add);
    }
    items(body, share / 2);
    if (chance.of(full ? 85 : 45)) {
      Set<String> refs = new LinkedHashSet<>();
      int count = chance.between(1, full ? 4 : 2);
      while (refs.size() < count) {
        refs.add(people.ref());
      }
      ArrayNode list = body.putArray("people");
      refs.forEach(ref -> list.add(people.person(ref, full || chance.of(40))));
    }
    return body;
  }

  private void reporter(ObjectNode reporter, int share) {
    put(reporter, "name", share / 2, "Alex Reporter");
    put(reporter, "role", share / 2, "Teacher", "Nurse");
    put(reporter, "phone", share / 3, "01632 960001");
    put(reporter, "email", share / 3, "alex.reporter@example.org");
    put(reporter, "sector", share / 2, "EDUCATION", "HEALTH");
    put(reporter, "identityProtected", share / 2, "YES", "NO", "UNKNOWN");
    if (chance.of(share / 2)) {
      chance
          .some(2, List.of("LINE_MANAGER", "SAFEGUARDING_ADVISER"))
          .forEach(reporter.putArray("discussedWith")::add);
    }
  }

  private void items(ObjectNode body, int share) {
    if (chance.of(share)) {
      ObjectNode item = body.putArray("online").addObject();
      put(item, "kind", 100, "CHAT", "GAMING", "WEBSITE");
      put(item, "service", 50, "Example Chat", "Example Game");
      put(item, "url", 30, "https://example.org/room");
      if (chance.of(30)) {
        item.putArray("handles").add("handle-" + chance.between(1, 2));
      }
    }
    if (chance.of(share)) {
      ObjectNode item = body.putArray("evidence").addObject();
      put(item, "kind", 100, "DEVICE", "MESSAGE", "WITNESS_ACCOUNT");
      put(item, "description", 50, "A laptop", "A note");
      put(item, "heldAt", 30, "A locked cupboard");
    }
    if (chance.of(share / 2)) {
      ObjectNode item = body.putArray("alreadyReportedTo").addObject();
      item.put("agency", chance.oneOf("POLICE", "SOCIAL_CARE")).put("reference", "R-1");
    }
    ObjectNode sharing = object(body, "sharing", share / 2);
    put(sharing, "consent", 70, "GIVEN", "REFUSED", "NOT_SOUGHT");
    put(sharing, "parentsInformed", 50, "YES", "NO");
  }

  /** An object of the body, or one that nobody sees. */
  private ObjectNode object(ObjectNode body, String field, int percent) {
    return chance.of(percent) ? body.putObject(field) : JsonNodeFactory.instance.objectNode();
  }

  private void put(ObjectNode json, String field, int percent, String... values) {
    if (chance.of(percent)) {
      json.put(field, chance.oneOf(values));
    }
  }
}
