package org.referralrouter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.referralrouter.event.DecisionMade;
import org.referralrouter.event.Event;
import org.referralrouter.event.Referral;
import org.referralrouter.event.Topic;
import org.referralrouter.wire.AgenciesFile;
import org.referralrouter.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Each scenario through the whole system: in over HTTP, out by plain consumers and the audit log.
 */
class ScenariosIT {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static RunningSystem system;
  private static HttpClient http;

  @BeforeAll
  static void start() {
    system = RunningSystem.shared();
    http = HttpClient.newHttpClient();
  }

  @AfterAll
  static void end() {
    http.close();
  }

  static Stream<String> scenarios() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("target", "test-classes", "scenarios"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".json"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void a_scenario_reaches_exactly_its_agencies_and_the_log(String name) throws Exception {
    JsonNode scenario =
        Json.mapper()
            .readTree(Files.readString(Path.of("target", "test-classes", "scenarios", name)));
    UUID concernId = submit(scenario.get("concern"), "scenario-" + UUID.randomUUID());

    // Waits for the expected referrals: a transaction becomes visible in one partition before
    // another.
    Set<String> expected = comparable(told(scenario.get("decision")));
    List<Event> referrals =
        await("the decision and the referrals of " + name)
            .atMost(PATIENCE)
            .until(
                () -> Records.of(system.stack(), concernId, decisionsAndReferrals()),
                events ->
                    events.stream().anyMatch(DecisionMade.class::isInstance)
                        && events.size() > expected.size())
            .stream()
            .filter(Referral.class::isInstance)
            .toList();

    assertThat(comparable(referrals)).isEqualTo(expected);
    awaitAudit(concernId, 2 + referrals.size());
  }

  /** What agencies are told of a decision: HR learns no basis while the embargo is active (L8). */
  private static ArrayNode told(JsonNode decision) {
    ArrayNode referrals = (ArrayNode) decision.get("referrals").deepCopy();
    for (JsonNode referral : referrals) {
      if (decision.path("embargo").asString().equals("ACTIVE")
          && referral.path("agency").asString().equals("HR_ALLEGATIONS")) {
        referral.path("purposes").forEach(ScenariosIT::withhold);
        referral.path("confidentiality").forEach(ScenariosIT::withhold);
      }
    }
    return referrals;
  }

  private static void withhold(JsonNode authority) {
    ((ObjectNode) authority).put("basis", "WITHHELD");
  }

  private static UUID submit(JsonNode concern, String key) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(system.intake().url("/concerns"))
            .header("Authorization", "Bearer " + system.stack().token("concern:submit"))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(Json.mapper().writeValueAsString(concern)))
            .build();
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    return UUID.fromString(Json.mapper().readTree(response.body()).get("concernId").asString());
  }

  /** At least the concern, its decision and its referrals, each once. */
  private static void awaitAudit(UUID concernId, int atLeast) {
    URI entries = system.audit().url("/entries?limit=100&concern=" + concernId);
    String bearer = "Bearer " + system.stack().token("audit:read");
    await("the audit entries")
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              HttpRequest request =
                  HttpRequest.newBuilder(entries)
                      .header("Authorization", bearer)
                      .header("Purpose", "TEST")
                      .build();
              HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
              assertThat(response.statusCode()).isEqualTo(200);
              List<String> events = new ArrayList<>();
              Json.mapper()
                  .readTree(response.body())
                  .get("entries")
                  .forEach(entry -> events.add(entry.get("eventId").asString()));
              assertThat(events).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(atLeast);
            });
  }

  private static List<Topic> decisionsAndReferrals() {
    return Topic.all(AgenciesFile.bundled()).stream()
        .filter(topic -> topic.equals(Topic.DECISIONS) || topic.eventType() == Referral.class)
        .toList();
  }

  /** The decision's part of each referral, as a set of texts: lists compare as sets. */
  private static Set<String> comparable(List<Event> referrals) {
    ArrayNode all = Json.mapper().createArrayNode();
    for (Event event : referrals) {
      ObjectNode whole = Json.mapper().valueToTree(event);
      all.add(
          whole.retain(
              "agency",
              "subject",
              "urgency",
              "purposes",
              "confidentiality",
              "handling",
              "questions"));
    }
    return comparable(all);
  }

  private static Set<String> comparable(ArrayNode referrals) {
    Set<String> texts = new TreeSet<>();
    referrals.forEach(referral -> texts.add(sorted(referral)));
    return texts;
  }

  private static String sorted(JsonNode node) {
    Set<String> parts = new TreeSet<>();
    if (node.isArray()) {
      node.forEach(item -> parts.add(sorted(item)));
    } else if (node.isObject()) {
      node.propertyStream()
          .forEach(field -> parts.add(field.getKey() + "=" + sorted(field.getValue())));
    } else {
      return node.toString();
    }
    return parts.toString();
  }
}
