package org.referralrouter.routing.guard;

import static org.referralrouter.concern.Category.CHILD_SHARING_IMAGES;
import static org.referralrouter.concern.Category.CYBERBULLYING;
import static org.referralrouter.concern.Category.RECORDED_ASSAULT;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.referralrouter.concern.Answer;
import org.referralrouter.concern.Category;
import org.referralrouter.concern.Concern;
import org.referralrouter.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A concern made up to try a procedure with, whose answers can be changed one at a time.
 *
 * @param json the concern, as a reporter would send it
 */
record Probe(ObjectNode json) {
  /** The day on which it is decided; nobody in it has a date of birth. */
  static final LocalDate DAY = LocalDate.of(2026, 11, 2);

  private static final List<String> PEOPLE =
      List.of(
          "[]",
          "[{\"ref\":\"child-1\",\"roles\":[\"VICTIM\"],\"ageGroup\":\"CHILD\"}]",
          "[{\"ref\":\"child-1\",\"roles\":[\"VICTIM\"],\"ageGroup\":\"CHILD\",\"identified\":\"YES\",\"harm\":\"NONE\"}]",
          "[{\"ref\":\"adult-1\",\"roles\":[\"SUSPECT\"],\"ageGroup\":\"ADULT\"}]",
          "[{\"ref\":\"person-1\",\"roles\":[\"SUSPECT\"]},"
              + "{\"ref\":\"child-1\",\"roles\":[\"VICTIM\"],\"ageGroup\":\"CHILD\",\"identified\":\"YES\"}]",
          "[{\"ref\":\"adult-1\",\"roles\":[\"SUSPECT\"],\"ageGroup\":\"ADULT\",\"positions\":[\"HR_CONTACT\"]},"
              + "{\"ref\":\"child-2\",\"roles\":[\"HOUSEHOLD_CHILD\"],\"ageGroup\":\"CHILD\",\"identified\":\"YES\"}]",
          "[{\"ref\":\"child-3\",\"roles\":[\"SUSPECT\"],\"ageGroup\":\"CHILD\",\"identified\":\"YES\"},"
              + "{\"ref\":\"child-1\",\"roles\":[\"VICTIM\"],\"ageGroup\":\"CHILD\",\"harm\":\"LIKELY\"}]");
  private static final List<String> OF_THE_CONCERN =
      List.of(
          "/immediateDanger",
          "/organisedAbuse",
          "/crimeAlleged",
          "/images/sexual",
          "/pornography/beyondCuriosity",
          "/pornography/usedInGrooming");
  private static final Set<Category> OF_SEVERITY =
      Set.of(CYBERBULLYING, RECORDED_ASSAULT, CHILD_SHARING_IMAGES);
  private static final List<String> OF_A_PERSON =
      List.of("identified", "abusedInProduction", "worksWithChildren", "householdChildren");

  /**
   * Every category with each of some casts of people, where nothing is known, or all, or all
   * denied.
   */
  static List<Probe> all() {
    List<Probe> probes = new ArrayList<>();
    for (Category category : Category.values()) {
      for (String people : PEOPLE) {
        for (String severity : severities(category)) {
          Probe unknown = of(category, people, severity);
          probes.add(unknown);
          probes.add(unknown.withAll(Answer.YES));
          probes.add(unknown.withAll(Answer.NO));
        }
      }
    }
    return probes;
  }

  private static List<String> severities(Category category) {
    return OF_SEVERITY.contains(category)
        ? List.of("LOW", "SIGNIFICANT_HARM", "UNKNOWN")
        : List.of("UNKNOWN");
  }

  private Probe withAll(Answer answer) {
    Probe answered = this;
    for (String pointer : answers()) {
      answered = answered.with(pointer, answer);
    }
    return answered;
  }

  private static Probe of(Category category, String people, String severity) {
    ObjectNode json = Json.mapper().createObjectNode();
    json.putArray("categories").add(category.name());
    json.put("summary", "A concern made up to try a procedure with.");
    json.putObject("reporter").put("organisation", "Example");
    json.set("people", Json.mapper().readTree(people));
    json.putObject("images");
    json.putObject("pornography");
    json.putObject("bullying").put("severity", severity);
    json.putArray("evidence").addObject().put("kind", "DEVICE");
    ArrayNode consulted = ((ObjectNode) json.get("reporter")).putArray("discussedWith");
    consulted.add("LINE_MANAGER").add("SAFEGUARDING_ADVISER");
    return new Probe(json);
  }

  /** Where its answers of yes, no and unknown stand. */
  List<String> answers() {
    List<String> answers = new ArrayList<>(OF_THE_CONCERN);
    for (int i = 0; i < json.path("people").size(); i++) {
      for (String name : OF_A_PERSON) {
        answers.add("/people/" + i + "/" + name);
      }
    }
    return answers;
  }

  /** This one with another answer. */
  Probe with(String pointer, Answer answer) {
    ObjectNode copy = json.deepCopy();
    int end = pointer.lastIndexOf('/');
    ((ObjectNode) copy.at(pointer.substring(0, end)))
        .put(pointer.substring(end + 1), answer.name());
    return new Probe(copy);
  }

  /** This one where nothing is held as evidence and nobody was asked. */
  Probe withoutEvidenceOrAdvice() {
    ObjectNode copy = json.deepCopy();
    copy.remove("evidence");
    ((ObjectNode) copy.get("reporter")).remove("discussedWith");
    return new Probe(copy);
  }

  /** This one with its people told in another order. */
  Probe turned() {
    ObjectNode copy = json.deepCopy();
    ArrayNode people = copy.putArray("people");
    for (JsonNode person : json.get("people")) {
      people.insert(0, person);
    }
    return new Probe(copy);
  }

  /** The person that an answer is of; nobody where it is of the concern. */
  String of(String pointer) {
    return json.at(pointer.substring(0, pointer.lastIndexOf('/'))).path("ref").asString("");
  }

  Concern concern() {
    return Json.mapper().treeToValue(json, Concern.class);
  }
}
