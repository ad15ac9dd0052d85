package org.referralrouter.wire;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.referralrouter.concern.Agencies;
import org.referralrouter.concern.Position;
import org.referralrouter.concern.Problem;
import org.referralrouter.known.PersonRef;
import tools.jackson.databind.JsonNode;

/**
 * What the contract asks of a concern beyond its shape. Each rule looks only where the shape is
 * right, so that a fault elsewhere does not hide what it finds.
 */
final class ConcernRules {
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-fA-F]{64}");

  private final List<Problem> problems = new ArrayList<>();
  private final Agencies agencies;

  private ConcernRules(Agencies agencies) {
    this.agencies = agencies;
  }

  /**
   * Every rule that the tree breaks.
   *
   * @param today no date of birth is later
   * @param agencies no other one is named, nor a position of another
   */
  static List<Problem> of(JsonNode concern, LocalDate today, Agencies agencies) {
    ConcernRules rules = new ConcernRules(agencies);
    JsonNode categories = concern.path("categories");
    rules.require(
        !categories.isArray() || !categories.isEmpty(),
        "/categories",
        "must name at least one category");
    rules.visible(concern.path("summary"), "/summary", "must say what was seen or said");
    rules.visible(
        concern.path("reporter").path("organisation"),
        "/reporter/organisation",
        "must name the reporter's organisation");
    rules.people(concern.path("people"), today);
    rules.hashes(concern.path("evidence"));
    rules.reports(concern.path("alreadyReportedTo"));
    rules.retractions(concern.path("retract"));
    return rules.problems;
  }

  private void people(JsonNode people, LocalDate today) {
    Set<String> refs = new HashSet<>();
    for (int i = 0; people.isArray() && i < people.size(); i++) {
      String at = "/people/" + i;
      JsonNode person = people.get(i);
      if (person.path("ref").isString()) {
        ref(person.path("ref").asString(), at + "/ref", refs);
      }
      JsonNode number = person.path("nhsNumber");
      require(
          !number.isString() || NhsNumber.digits(number.asString()).isPresent(),
          at + "/nhsNumber",
          "must be an NHS number: ten digits, the last of which checks the others");
      require(
          !later(person.path("dateOfBirth"), today),
          at + "/dateOfBirth",
          "must not be in the future");
      positions(person.path("positions"), at + "/positions");
    }
  }

  private void positions(JsonNode positions, String at) {
    List<String> known = agencies.positions().stream().map(Position::name).toList();
    for (int i = 0; positions.isArray() && i < positions.size(); i++) {
      require(
          !positions.get(i).isString() || known.contains(positions.get(i).asString()),
          at + "/" + i,
          "must be one of " + String.join(", ", known));
    }
  }

  private void reports(JsonNode reports) {
    for (int i = 0; reports.isArray() && i < reports.size(); i++) {
      JsonNode agency = reports.get(i).path("agency");
      require(
          !agency.isString() || agencies.named(agency.asString()).isPresent(),
          "/alreadyReportedTo/" + i + "/agency",
          "must be one of " + agencies.codes());
    }
  }

  private void ref(String ref, String at, Set<String> refs) {
    if (!PersonRef.allows(ref)) {
      problems.add(
          new Problem(
              at,
              "must be child, adult, person, suspect, victim, parent, witness or sibling, a hyphen"
                  + " and 1 to 99, as in child-1"));
    } else if (!refs.add(ref)) {
      problems.add(
          new Problem(at, "is used by another person of this concern; give each their own"));
    }
  }

  private void hashes(JsonNode evidence) {
    for (int i = 0; evidence.isArray() && i < evidence.size(); i++) {
      JsonNode hash = evidence.get(i).path("sha256");
      require(
          !hash.isString() || SHA_256.matcher(hash.asString()).matches(),
          "/evidence/" + i + "/sha256",
          "must be 64 hexadecimal digits");
    }
  }

  private void retractions(JsonNode pointers) {
    for (int i = 0; pointers.isArray() && i < pointers.size(); i++) {
      String at = "/retract/" + i;
      if (pointers.get(i).isString()) {
        Retractable.problem(pointers.get(i).asString())
            .ifPresent(problem -> problems.add(new Problem(at, problem)));
      }
    }
  }

  private void visible(JsonNode text, String at, String detail) {
    require(!text.isString() || VisibleText.in(text.asString()), at, detail);
  }

  private static boolean later(JsonNode date, LocalDate today) {
    try {
      return date.isString() && LocalDate.parse(date.asString()).isAfter(today);
    } catch (DateTimeParseException _) {
      return false;
    }
  }

  private void require(boolean holds, String at, String detail) {
    if (!holds) {
      problems.add(new Problem(at, detail));
    }
  }
}
