package org.referralrouter.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.referralrouter.concern.AgeGroup;
import org.referralrouter.concern.Answer;
import org.referralrouter.concern.Category;
import org.referralrouter.concern.Harm;
import org.referralrouter.concern.Meeting;
import org.referralrouter.concern.Role;
import org.referralrouter.concern.Severity;
import org.referralrouter.wire.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Invented concerns of every kind, as reporters would send them; the same for the same seed. */
final class SomeConcerns {
  private static final int MOST_CATEGORIES = 3;
  private static final int MOST_PEOPLE = 4;

  private final Random random;

  SomeConcerns(long seed) {
    this.random = new Random(seed);
  }

  /** The next one, on one line. */
  String next() {
    ObjectNode concern = Json.mapper().createObjectNode();
    add(concern.putArray("categories"), Category.values(), 1 + random.nextInt(MOST_CATEGORIES));
    concern.put("summary", "Words about what was seen, number " + random.nextInt() + ".");
    concern.putObject("reporter").put("organisation", "Example School");
    answer(concern, "immediateDanger");
    answer(concern, "organisedAbuse");
    answer(concern, "crimeAlleged");
    answer(concern.putObject("images"), "sexual");
    ObjectNode pornography = concern.putObject("pornography");
    answer(pornography, "beyondCuriosity");
    answer(pornography, "usedInGrooming");
    concern.putObject("bullying").put("severity", one(Severity.values()));
    concern
        .putObject("grooming")
        .put("meeting", one(Meeting.values()))
        .put("contactOccasions", random.nextInt(4));
    ArrayNode people = concern.putArray("people");
    int count = random.nextInt(MOST_PEOPLE + 1);
    for (int i = 0; i < count; i++) {
      person(people.addObject().put("ref", "person-" + (i + 1)));
    }
    return Json.mapper().writeValueAsString(concern);
  }

  private void person(ObjectNode person) {
    add(person.putArray("roles"), Role.values(), 1 + random.nextInt(2));
    person.put("ageGroup", one(AgeGroup.values()));
    person.put("harm", one(Harm.values()));
    answer(person, "identified");
    answer(person, "abusedInProduction");
    answer(person, "worksWithChildren");
    answer(person, "householdChildren");
  }

  private void answer(ObjectNode to, String name) {
    to.put(name, one(Answer.values()));
  }

  private String one(Enum<?>[] values) {
    return values[random.nextInt(values.length)].name();
  }

  private void add(ArrayNode to, Enum<?>[] values, int count) {
    List<Enum<?>> drawn = new ArrayList<>(Arrays.asList(values));
    Collections.shuffle(drawn, random);
    drawn.subList(0, count).forEach(value -> to.add(value.name()));
  }
}
