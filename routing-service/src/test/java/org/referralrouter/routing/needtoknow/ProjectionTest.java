package org.referralrouter.routing.needtoknow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.referralrouter.routing.needtoknow.NeedToKnowTables.TABLE;
import static org.referralrouter.routing.procedure.GeneratedConcerns.RECEIVED;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Answer;
import org.referralrouter.concern.Concern;
import org.referralrouter.concern.Person;
import org.referralrouter.concern.Role;
import org.referralrouter.decision.Embargo;
import org.referralrouter.event.SharedConcern;
import org.referralrouter.routing.procedure.GeneratedConcerns;
import org.referralrouter.routing.procedure.ProcedureDirectory;
import org.referralrouter.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is shared is what is left of a concern's JSON where the table's names alone are kept. */
class ProjectionTest {
  private static final JsonNode GRANTS =
      Json.mapper()
          .readTree(ProcedureDirectory.bundled("staffordshire-e-safety", "1").needToKnow())
          .path("agencies");

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {5, 20_261_130})
  void records_are_made_that_say_what_the_json_says_after_the_cut(long seed) {
    GeneratedConcerns generated = new GeneratedConcerns(seed);
    for (int i = 0; i < 80; i++) {
      Concern concern = generated.next();
      List<@Nullable String> subjects = new ArrayList<>();
      subjects.add(null);
      concern.people().forEach(person -> subjects.add(person.ref()));
      for (Agency agency : Agency.OF_THE_CONTRACT) {
        for (String subject : subjects) {
          for (Embargo embargo : Embargo.values()) {
            SharedConcern shared = TABLE.share(concern, RECEIVED, agency, subject, embargo);
            assertThat(shared)
                .as("seed %d, concern %d, %s about %s, %s", seed, i, agency, subject, embargo)
                .usingRecursiveComparison()
                .isEqualTo(cut(concern, GRANTS.path(agency.name()), subject, embargo));
          }
        }
      }
    }
  }

  private static SharedConcern cut(
      Concern concern, JsonNode rows, @Nullable String subject, Embargo embargo) {
    ObjectNode all = Json.mapper().valueToTree(concern);
    ObjectNode shared = kept(all, rows.path("concern"));
    if (embargo == Embargo.RELEASED) {
      shared.setAll(kept(all, rows.path("concernAfterRelease")));
    }
    boolean hidden = concern.reporter().identityProtected() == Answer.YES;
    JsonNode reporter = rows.path(hidden ? "protectedReporter" : "reporter");
    if (!reporter.isEmpty() || reporter.isString()) {
      shared.set("reporter", kept(all.path("reporter"), reporter));
    }
    ArrayNode people = shared.putArray("people");
    for (Person person : concern.people()) {
      JsonNode told = Json.mapper().valueToTree(person);
      for (String row : rows(person, person.ref().equals(subject))) {
        told = kept(told, rows.path(row));
      }
      if (!told.isEmpty()) {
        people.add(told);
      }
    }
    several(shared, all, "online", rows);
    several(shared, all, "evidence", rows);
    return Json.mapper().treeToValue(shared, SharedConcern.class);
  }

  private static void several(ObjectNode shared, ObjectNode all, String part, JsonNode rows) {
    JsonNode grants = rows.path(part);
    if (!all.path(part).isEmpty() && (grants.isString() || !grants.isEmpty())) {
      ArrayNode pieces = shared.putArray(part);
      all.path(part).forEach(piece -> pieces.add(kept(piece, grants)));
    }
  }

  /** The rows that must all grant what is told of a person. */
  private static List<String> rows(Person person, boolean subject) {
    boolean child = person.childOn(RECEIVED);
    if (subject) {
      return List.of(child && !person.adultSuspectOn(RECEIVED) ? "childSubject" : "subject");
    }
    List<String> rows = new ArrayList<>();
    if (child) {
      rows.add("otherChildren");
    }
    if (person.is(Role.SUSPECT)) {
      rows.add("suspects");
    }
    return rows.isEmpty() ? List.of("otherAdults") : rows;
  }

  private static ObjectNode kept(JsonNode of, JsonNode grants) {
    ObjectNode kept = Json.mapper().createObjectNode();
    of.propertyStream()
        .filter(
            field ->
                grants.isString()
                    || grants
                        .valueStream()
                        .anyMatch(name -> name.asString().equals(field.getKey())))
        .filter(field -> !CONCERN_PARTS.contains(field.getKey()) || !of.has("categories"))
        .forEach(field -> kept.set(field.getKey(), field.getValue()));
    return kept;
  }

  private static final List<String> CONCERN_PARTS =
      List.of("reporter", "people", "online", "evidence", "retract");
}
