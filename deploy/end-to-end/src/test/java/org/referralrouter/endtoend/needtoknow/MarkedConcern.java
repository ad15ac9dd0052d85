package org.referralrouter.endtoend.needtoknow;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.referralrouter.concern.AgeGroup;
import org.referralrouter.concern.Answer;
import org.referralrouter.concern.Category;
import org.referralrouter.concern.Role;
import org.referralrouter.wire.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A concern whose every text is a marker.
 *
 * @param places where each marker stands
 */
record MarkedConcern(ObjectNode json, Map<String, Place> places) {

  /** Where a text stands: what of the concern it is, and whose it is where it is a person's. */
  record Place(String what, String person) {}

  static MarkedConcern any(Random random) {
    ObjectNode json = Json.mapper().createObjectNode();
    Builder texts = new Builder(random, new HashMap<>());
    ArrayNode categories = json.putArray("categories").add(one(Category.values(), random));
    if (random.nextBoolean()) {
      String second = one(Category.values(), random);
      if (!categories.get(0).asString().equals(second)) {
        categories.add(second);
      }
    }
    texts.put(json, "summary", "summary", "");
    json.put("immediateDanger", one(Answer.values(), random));
    json.put("crimeAlleged", one(Answer.values(), random));
    ObjectNode reporter = json.putObject("reporter").put("sector", "OTHER");
    for (String field : List.of("organisation", "name", "role", "phone", "email")) {
      texts.put(reporter, field, "reporter." + field, "");
    }
    reporter.put("identityProtected", one(Answer.values(), random));
    ArrayNode people = json.putArray("people");
    IntStream.rangeClosed(0, random.nextInt(4)).forEach(i -> texts.person(people.addObject(), i));
    ObjectNode place = json.putArray("online").addObject().put("kind", "CHAT");
    texts.put(place, "service", "online", "");
    texts.put(place, "url", "online", "");
    place.putArray("handles").add(texts.marker("online", ""));
    ObjectNode evidence = json.putArray("evidence").addObject().put("kind", "DEVICE");
    texts.put(evidence, "description", "evidence", "");
    texts.put(evidence, "heldAt", "evidence", "");
    ObjectNode earlier = json.putArray("alreadyReportedTo").addObject().put("agency", "POLICE");
    texts.put(earlier, "reference", "earlier", "");
    return new MarkedConcern(json, Map.copyOf(texts.places()));
  }

  byte[] bytes() {
    return Json.mapper().writeValueAsBytes(json);
  }

  private static String one(Enum<?>[] values, Random random) {
    return values[random.nextInt(values.length)].name();
  }

  private record Builder(Random random, Map<String, Place> places) {
    String marker(String what, String person) {
      String marker = Markers.next(random);
      places.put(marker, new Place(what, person));
      return marker;
    }

    void put(ObjectNode object, String field, String what, String person) {
      object.put(field, marker(what, person));
    }

    void person(ObjectNode person, int number) {
      String ref = "person-" + (number + 1);
      person.put("ref", ref);
      ArrayNode roles = person.putArray("roles");
      Arrays.stream(Role.values())
          .filter(_ -> random.nextInt(3) == 0)
          .forEach(role -> roles.add(role.name()));
      person.put("ageGroup", one(AgeGroup.values(), random));
      person.put("identified", one(Answer.values(), random));
      person.put("worksWithChildren", one(Answer.values(), random));
      put(person, "name", "name", ref);
      put(person, "address", "person", ref);
      put(person, "school", "person", ref);
      put(person, "otherChildActivities", "person", ref);
      ObjectNode employment = person.putObject("employment");
      for (String field : List.of("employer", "role", "workplace")) {
        put(employment, field, "employment", ref);
      }
    }
  }
}
