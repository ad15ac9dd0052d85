package org.referralrouter.routing.procedure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import org.referralrouter.concern.Category;
import org.referralrouter.concern.Concern;
import org.referralrouter.concern.Reading;
import org.referralrouter.concern.Role;
import org.referralrouter.wire.AgenciesFile;
import org.referralrouter.wire.ConcernJson;
import org.referralrouter.wire.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A concern of a test, of which little is known but what the test says. */
final class SampleConcern {
  private final ObjectNode json = Json.mapper().createObjectNode();

  private SampleConcern() {}

  static SampleConcern of(Category... categories) {
    SampleConcern concern = new SampleConcern();
    ArrayNode names = concern.json.putArray("categories");
    for (Category category : categories) {
      names.add(category.name());
    }
    concern.json.put("summary", "Words.");
    concern.json.putObject("reporter").put("organisation", "Example");
    concern.json.putArray("people");
    return concern;
  }

  /** A fact of the concern, by its pointer. */
  SampleConcern where(String pointer, String value) {
    String[] steps = pointer.substring(1).split("/", -1);
    ObjectNode at = json;
    for (int i = 0; i < steps.length - 1; i++) {
      at = at.withObject("/" + steps[i]);
    }
    at.put(steps[steps.length - 1], value);
    return this;
  }

  /** A person with a role, and what is known of them. */
  SampleConcern with(String ref, Role role, Map<String, String> known) {
    ObjectNode person = json.withArray("people").addObject();
    person.put("ref", ref).putArray("roles").add(role.name());
    known.forEach(
        (field, value) -> {
          if (field.equals("positions")) {
            person.putArray(field).add(value);
          } else {
            person.put(field, value);
          }
        });
    return this;
  }

  Concern concern() {
    return switch (ConcernJson.read(json.toString().getBytes(UTF_8), AgenciesFile.bundled())) {
      case Reading.Accepted(var concern) -> concern;
      case Reading.Refused(var problems) -> throw new AssertionError(problems.toString());
      case Reading.Unreadable(var detail) -> throw new AssertionError(detail);
    };
  }
}
