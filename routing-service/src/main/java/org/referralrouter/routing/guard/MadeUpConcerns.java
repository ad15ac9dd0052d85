package org.referralrouter.routing.guard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.referralrouter.concern.Agencies;
import org.referralrouter.concern.Category;
import org.referralrouter.concern.Concern;
import org.referralrouter.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Concerns made up to try a procedure with: together they meet every row of the procedure that
 * comes with this program, also such as no board has ever had.
 */
public final class MadeUpConcerns {
  /** The day on which they are received. */
  public static final LocalDate DAY = Probe.DAY;

  private static final String VICTIM_AND_SUSPECT =
      """
      "people": [{"ref": "victim-1", "roles": ["VICTIM"], "identified": "YES"},
        {"ref": "suspect-1", "roles": ["SUSPECT"], "ageGroup": "ADULT", "worksWithChildren": "YES", "positions": [%s]}]
      """;

  /** What comes to a concern of each category beside what the probes vary. */
  private static List<String> further(Agencies agencies) {
    return Stream.concat(
            Stream.of(
                "\"reporter\": {\"organisation\": \"Example\", \"identityProtected\": \"YES\"}",
                "\"plannedFor\": \"2026-11-03T20:00:00Z\"",
                "\"grooming\": {\"contactOccasions\": 2, \"meeting\": \"TRAVELLED\"}, "
                    + VICTIM_AND_SUSPECT.formatted(""),
                "\"bullying\": {\"severity\": \"SERIOUS\"}, " + VICTIM_AND_SUSPECT.formatted("")),
            agencies.positions().stream()
                .map(position -> VICTIM_AND_SUSPECT.formatted('"' + position.name() + '"')))
        .toList();
  }

  private MadeUpConcerns() {}

  /**
   * A concern that nobody reported.
   *
   * @param name what tells it from the others
   */
  public record MadeUp(String name, Concern concern) {}

  /**
   * All of them, in a stable order.
   *
   * @param agencies at whose desks somebody suspected may work
   */
  public static List<MadeUp> all(Agencies agencies) {
    List<String> further = further(agencies);
    List<Probe> probes = new ArrayList<>(Probe.all());
    for (Category category : Category.values()) {
      further.forEach(more -> probes.add(probe(category, more)));
    }
    List<MadeUp> all = new ArrayList<>();
    for (Probe probe : probes) {
      all.add(new MadeUp("made-up " + (all.size() + 1) + ", " + inWords(probe), probe.concern()));
    }
    return all;
  }

  private static Probe probe(Category category, String more) {
    ObjectNode json =
        (ObjectNode)
            Json.mapper()
                .readTree(
                    "{\"summary\": \"Made up.\", \"reporter\": {\"organisation\": \"Example\"}}");
    json.putArray("categories").add(category.name());
    json.setAll((ObjectNode) Json.mapper().readTree("{" + more + "}"));
    return new Probe(json);
  }

  private static String inWords(Probe probe) {
    String people =
        probe
            .json()
            .path("people")
            .valueStream()
            .map(person -> names(person.path("roles")) + names(person.path("positions")))
            .collect(Collectors.joining(" and "));
    return names(probe.json().path("categories"))
        + (people.isEmpty() ? " with nobody named" : " with " + people);
  }

  private static String names(JsonNode codes) {
    return codes.valueStream().map(JsonNode::asString).collect(Collectors.joining(" "));
  }
}
