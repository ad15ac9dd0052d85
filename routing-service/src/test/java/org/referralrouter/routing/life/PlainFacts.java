package org.referralrouter.routing.life;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** A concern as JSON, read with the words that reading.md defines. */
record PlainFacts(JsonNode concern, LocalDate day) {
  static final String UNKNOWN = "UNKNOWN";
  private static final Set<String> IMAGES =
      Set.of(
          "ABUSE_IMAGES_VIEWING",
          "ABUSE_IMAGES_CREATION",
          "ABUSE_IMAGES_DISTRIBUTION",
          "PSEUDO_IMAGES");
  private static final Set<String> SEXUAL =
      Set.of(
          "ABUSE_IMAGES_VIEWING",
          "ABUSE_IMAGES_CREATION",
          "ABUSE_IMAGES_DISTRIBUTION",
          "PSEUDO_IMAGES",
          "ONLINE_GROOMING",
          "ONLINE_SEXUAL_ABUSE",
          "LIVE_STREAMED_ABUSE",
          "ADVERTISING_CHILD",
          "SEXUAL_EXPLOITATION");
  private static final Set<String> PEER =
      Set.of("CYBERBULLYING", "RECORDED_ASSAULT", "CHILD_SHARING_IMAGES");

  /** A person of the concern and the age that the reading gives. */
  record Person(JsonNode json, String age) {
    String ref() {
      return json.path("ref").asString();
    }

    boolean is(String role) {
      return holds(json.path("roles"), role);
    }

    boolean at(String position) {
      return holds(json.path("positions"), position);
    }

    String said(String field) {
      return text(json.path(field));
    }

    boolean child() {
      return age.equals("CHILD")
          || (age.equals(UNKNOWN) && (is("VICTIM") || is("HOUSEHOLD_CHILD")));
    }

    boolean adultSuspect() {
      return is("SUSPECT") && !age.equals("CHILD");
    }

    /** A child whom the rules for a child are about. */
    boolean identifiable() {
      return !said("identified").equals("NO");
    }
  }

  static boolean isSexual(String category) {
    return SEXUAL.contains(category);
  }

  boolean sexual() {
    return concern.path("categories").valueStream().anyMatch(c -> isSexual(c.asString()));
  }

  boolean images() {
    return IMAGES.stream().anyMatch(this::is);
  }

  boolean peer() {
    return PEER.stream().anyMatch(this::is);
  }

  boolean is(String category) {
    return holds(concern.path("categories"), category);
  }

  /** A child's shared picture that is sexual, or may be. */
  boolean sexualSharing() {
    return is("CHILD_SHARING_IMAGES") && !said("images", "sexual").equals("NO");
  }

  boolean serious() {
    String severity = said("bullying", "severity");
    return peer() && (severity.equals("SERIOUS") || severity.equals("SIGNIFICANT_HARM"));
  }

  String said(String... path) {
    JsonNode node = concern;
    for (String step : path) {
      node = node.path(step);
    }
    return text(node);
  }

  boolean isYes(String... path) {
    return said(path).equals("YES");
  }

  boolean isUnknown(String... path) {
    return said(path).equals(UNKNOWN);
  }

  List<Person> people() {
    return concern.path("people").valueStream().map(p -> new Person(p, age(p, day))).toList();
  }

  List<Person> suspects() {
    return people().stream().filter(p -> p.is("SUSPECT")).toList();
  }

  List<Person> adultSuspects() {
    return people().stream().filter(Person::adultSuspect).toList();
  }

  boolean anyone(Predicate<Person> test) {
    return people().stream().anyMatch(test);
  }

  boolean suspectAt(String position) {
    return anyone(p -> p.is("SUSPECT") && p.at(position));
  }

  /** Whether a child of the whole concern is identified. */
  String childIdentified() {
    List<String> answers =
        people().stream()
            .filter(p -> p.child() && (p.is("VICTIM") || p.is("HOUSEHOLD_CHILD")))
            .map(p -> p.said("identified"))
            .toList();
    return answers.contains("YES") ? "YES" : answers.contains(UNKNOWN) ? UNKNOWN : "NO";
  }

  /** The age group given, or what the date of birth makes it; UNKNOWN where they contradict. */
  static String age(JsonNode person, LocalDate day) {
    String given = text(person.path("ageGroup"));
    String born = text(person.path("dateOfBirth"));
    if (born.equals(UNKNOWN)) {
      return given;
    }
    boolean under18 = Period.between(LocalDate.parse(born), day).getYears() < 18;
    String made = under18 ? "CHILD" : "ADULT";
    return given.equals(UNKNOWN) || given.equals(made) ? made : UNKNOWN;
  }

  static boolean holds(JsonNode list, String value) {
    return list.valueStream().anyMatch(one -> one.asString().equals(value));
  }

  static String text(JsonNode node) {
    return node.isMissingNode() || node.isNull() ? UNKNOWN : node.asString();
  }

  @Override
  public String toString() {
    return "the facts of a concern";
  }
}
