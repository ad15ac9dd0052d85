package org.referralrouter.routing.life;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The known facts of one concern: L1, L3, L4 and L5. */
final class PlainKnown {
  private static final Set<String> GATHERED = Set.of("online", "evidence");
  private static final int PEOPLE_OF_A_BODY = 50;
  private static final int PEOPLE = 100;
  private static final int BYTES = 512 * 1024;

  private record Identity(String name, String born) {}

  private final PlainRetractions retractions = new PlainRetractions();
  private final Map<String, Identity> identities = new HashMap<>();
  private final Set<Integer> taken = new HashSet<>();
  private ObjectNode known = JsonNodeFactory.instance.objectNode();
  private int newest;

  /** The known facts as a concern; what is unknown is left out. */
  ObjectNode concern() {
    return PlainWording.asConcern(known);
  }

  boolean nothing() {
    return taken.isEmpty();
  }

  boolean knows(@Nullable String ref) {
    return ref == null || known.path("people").has(ref);
  }

  JsonNode person(String ref) {
    return known.path("people").path(ref);
  }

  /** Takes a revision; the code of a refusal, or null. */
  @Nullable String revise(int revision, JsonNode body) {
    if (taken.contains(revision)) {
      return null;
    }
    ObjectNode said = PlainWording.of(body);
    if (said.path("people").values().stream().anyMatch(this::replaced)) {
      return "PERSON_REPLACED";
    }
    JsonNode pointers = body.path("retract");
    ObjectNode next = known.deepCopy();
    if (revision > newest) {
      PlainRetractions tried = new PlainRetractions();
      tried.apply(pointers, revision, next);
      overwrite(next, said, List.of());
    } else {
      fill(next, said, List.of(), revision);
    }
    if (said.path("people").size() > PEOPLE_OF_A_BODY || tooMuch(next)) {
      return "TOO_MUCH_KNOWN";
    }
    if (revision > newest) {
      retractions.apply(pointers, revision, known.deepCopy());
      newest = revision;
    } else {
      retractions.remember(pointers, revision);
    }
    taken.add(revision);
    keep(next);
    return null;
  }

  /** Takes the answer to a question: facts of the concern, or of a person in it. */
  @Nullable String answer(JsonNode facts) {
    ObjectNode said = PlainWording.of(facts);
    if (said.path("people").values().stream().anyMatch(this::replaced)) {
      return "PERSON_REPLACED";
    }
    ObjectNode next = known.deepCopy();
    overwrite(next, said, List.of());
    if (tooMuch(next)) {
      return "TOO_MUCH_KNOWN";
    }
    keep(next);
    return null;
  }

  private void keep(ObjectNode next) {
    known = next;
    for (JsonNode person : known.path("people")) {
      Identity before = identities.get(person.path("ref").asString());
      String name = before == null ? PlainFacts.UNKNOWN : before.name;
      String born = before == null ? PlainFacts.UNKNOWN : before.born;
      identities.put(
          person.path("ref").asString(),
          new Identity(
              person.path("name").asString(name), person.path("dateOfBirth").asString(born)));
    }
  }

  /** Whether a ref has another name and another date of birth than it ever had last (L3). */
  private boolean replaced(JsonNode person) {
    Identity before = identities.get(person.path("ref").asString());
    return before != null
        && other(before.name, PlainFacts.text(person.path("name")))
        && other(before.born, PlainFacts.text(person.path("dateOfBirth")));
  }

  private static boolean other(String before, String now) {
    return !before.equals(PlainFacts.UNKNOWN)
        && !now.equals(PlainFacts.UNKNOWN)
        && !before.equals(now);
  }

  private static boolean tooMuch(ObjectNode next) {
    String text = PlainWording.asConcern(next).toString();
    return next.path("people").size() > PEOPLE
        || text.getBytes(StandardCharsets.UTF_8).length > BYTES;
  }

  private static void overwrite(ObjectNode known, ObjectNode said, List<String> path) {
    for (var entry : said.properties()) {
      String field = entry.getKey();
      if (entry.getValue() instanceof ObjectNode object) {
        overwrite(objectAt(known, field), object, with(path, field));
      } else if (path.isEmpty() && GATHERED.contains(field)) {
        ArrayNode list = listAt(known, field);
        entry.getValue().valueStream().filter(item -> !has(list, item)).forEach(list::add);
      } else {
        known.set(field, entry.getValue());
      }
    }
  }

  private void fill(ObjectNode known, ObjectNode said, List<String> path, int revision) {
    for (var entry : said.properties()) {
      String field = entry.getKey();
      List<String> here = with(path, field);
      if (retractions.bar(here, revision)) {
        continue;
      }
      if (entry.getValue() instanceof ObjectNode object) {
        boolean had = known.has(field);
        ObjectNode inner = objectAt(known, field);
        fill(inner, object, here, revision);
        if (!had && inner.isEmpty()) {
          known.remove(field);
        }
      } else if (path.isEmpty() && GATHERED.contains(field)) {
        boolean had = known.has(field);
        ArrayNode list = listAt(known, field);
        entry
            .getValue()
            .valueStream()
            .filter(item -> !has(list, item) && !retractions.barItem(field, item, revision))
            .forEach(list::add);
        if (!had && list.isEmpty()) {
          known.remove(field);
        }
      } else if (!known.has(field)) {
        known.set(field, entry.getValue());
      }
    }
  }

  private static boolean has(ArrayNode list, JsonNode item) {
    return list.valueStream().anyMatch(item::equals);
  }

  private static ObjectNode objectAt(ObjectNode parent, String field) {
    return parent.path(field) instanceof ObjectNode there ? there : parent.putObject(field);
  }

  private static ArrayNode listAt(ObjectNode parent, String field) {
    return parent.path(field) instanceof ArrayNode there ? there : parent.putArray(field);
  }

  private static List<String> with(List<String> path, String field) {
    List<String> longer = new ArrayList<>(path);
    longer.add(field);
    return List.copyOf(longer);
  }
}
