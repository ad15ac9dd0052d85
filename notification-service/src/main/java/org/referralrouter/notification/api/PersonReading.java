package org.referralrouter.notification.api;

import java.util.List;
import org.referralrouter.concern.Agencies;
import org.referralrouter.concern.Category;
import org.referralrouter.concern.Person;
import org.referralrouter.concern.Problem;
import org.referralrouter.concern.Reading;
import org.referralrouter.known.PersonRef;
import org.referralrouter.wire.ConcernJson;
import org.referralrouter.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What reading a person came to, who answers a question: by the rules for a concern's people. */
sealed interface PersonReading {
  /** It is a person. */
  record Allowed(Person person) implements PersonReading {
    @Override
    public String toString() {
      return "Allowed[redacted]";
    }
  }

  /** It is not allowed, for these reasons. */
  record Refused(List<Problem> problems) implements PersonReading {}

  /**
   * Reads a person as the only one of a concern that says nothing else.
   *
   * @param agencies at whose desks the person may be
   */
  static PersonReading of(JsonNode person, Agencies agencies) {
    ObjectNode concern = Json.mapper().createObjectNode();
    concern.putArray("categories").add(Category.HARMFUL_CONTENT.name());
    concern.put("summary", "-").putObject("reporter").put("organisation", "-");
    concern.putArray("people").add(person);
    return switch (ConcernJson.read(Json.mapper().writeValueAsBytes(concern), agencies)) {
      case Reading.Accepted(var accepted) -> checked(accepted.people().getFirst());
      case Reading.Unreadable(var detail) -> refused("/person", detail);
      case Reading.Refused(var problems) ->
          new Refused(problems.stream().map(PersonReading::ofPerson).toList());
    };
  }

  private static PersonReading checked(Person person) {
    return PersonRef.allows(person.ref())
        ? new Allowed(person)
        : refused(
            "/person/ref",
            "must be child, adult, person, suspect, victim, parent, witness or sibling, a hyphen"
                + " and 1 to 99");
  }

  private static Problem ofPerson(Problem problem) {
    return new Problem(
        problem.pointer().replaceFirst("^/people(/0)?", "/person"), problem.detail());
  }

  private static PersonReading refused(String pointer, String detail) {
    return new Refused(List.of(new Problem(pointer, detail)));
  }
}
