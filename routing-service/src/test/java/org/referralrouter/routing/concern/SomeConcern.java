package org.referralrouter.routing.concern;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.AgeGroup;
import org.referralrouter.concern.Answer;
import org.referralrouter.concern.Bullying;
import org.referralrouter.concern.Category;
import org.referralrouter.concern.Concern;
import org.referralrouter.concern.Consultation;
import org.referralrouter.concern.Evidence;
import org.referralrouter.concern.Grooming;
import org.referralrouter.concern.Harm;
import org.referralrouter.concern.Images;
import org.referralrouter.concern.Meeting;
import org.referralrouter.concern.Person;
import org.referralrouter.concern.Pornography;
import org.referralrouter.concern.Position;
import org.referralrouter.concern.Reporter;
import org.referralrouter.concern.Role;
import org.referralrouter.concern.Severity;
import org.referralrouter.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Concerns of every kind from a seed, and the same with some answers no longer known. */
public final class SomeConcern {
  private static final Set<String> ALWAYS_GIVEN =
      Set.of("categories", "summary", "reporter", "organisation", "ref", "kind");

  private final Random random;

  /** Concerns that are drawn from here. */
  public SomeConcern(Random random) {
    this.random = random;
  }

  /** The next one. */
  public Concern any() {
    List<Person> people = new ArrayList<>();
    int count = random.nextInt(5);
    for (int i = 0; i < count; i++) {
      people.add(person("person-" + i));
    }
    return new Concern(
        some(Category.class, 1),
        "Words " + random.nextInt(3),
        null,
        one(Answer.class),
        one(Answer.class),
        one(Answer.class),
        random.nextBoolean() ? Instant.parse("2026-12-01T20:00:00Z") : null,
        new Reporter(
            "Example",
            null,
            "A name",
            null,
            null,
            null,
            one(Answer.class),
            some(Consultation.class, 0)),
        people,
        new Images(one(Answer.class)),
        new Grooming(random.nextBoolean() ? random.nextInt(4) : null, one(Meeting.class)),
        new Pornography(one(Answer.class), one(Answer.class)),
        new Bullying(Set.of(), one(Severity.class)),
        List.of(),
        random.nextBoolean() ? List.of(evidence()) : List.of(),
        List.of(),
        null);
  }

  private Person person(String ref) {
    return new Person(
        ref,
        some(Role.class, 0),
        one(AgeGroup.class),
        one(Answer.class),
        "A name",
        null,
        null,
        null,
        one(Answer.class),
        one(Harm.class),
        one(Answer.class),
        null,
        one(Answer.class),
        null,
        random.nextInt(4) == 0 ? some(Position.class, 0) : Set.of());
  }

  private Evidence evidence() {
    return Json.mapper().readValue("{\"kind\":\"DEVICE\"}", Evidence.class);
  }

  private <E extends Enum<E>> E one(Class<E> type) {
    E[] all = type.getEnumConstants();
    return all[random.nextInt(all.length)];
  }

  private <E extends Enum<E>> Set<E> some(Class<E> type, int least) {
    Set<E> some = EnumSet.noneOf(type);
    int count = least + random.nextInt(3);
    while (some.size() < count) {
      some.add(one(type));
    }
    return some;
  }

  /** The same concern, where of each answer it is drawn whether it is omitted. */
  Concern knowingLess(Concern concern) {
    ObjectNode tree = Json.mapper().valueToTree(concern);
    omitSome(tree);
    return Json.mapper().treeToValue(tree, Concern.class);
  }

  private void omitSome(ObjectNode object) {
    for (String name : List.copyOf(object.propertyNames())) {
      JsonNode value = object.path(name);
      if (!ALWAYS_GIVEN.contains(name) && random.nextInt(4) == 0) {
        object.remove(name);
      } else {
        omitSome(value);
      }
    }
  }

  private void omitSome(@Nullable JsonNode value) {
    if (value instanceof ObjectNode object) {
      omitSome(object);
    } else if (value instanceof ArrayNode array) {
      array.removeIf(item -> item.isObject() && random.nextInt(4) == 0);
      array.forEach(this::omitSome);
    }
  }
}
