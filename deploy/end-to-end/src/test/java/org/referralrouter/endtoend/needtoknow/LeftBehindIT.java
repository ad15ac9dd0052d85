package org.referralrouter.endtoend.needtoknow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.referralrouter.access.Principal;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Topic;
import org.referralrouter.local.client.Answer;
import org.referralrouter.local.issuer.Role;
import org.referralrouter.local.run.Ports.Port;
import org.referralrouter.wire.AgenciesFile;
import org.referralrouter.wire.Json;
import tools.jackson.databind.JsonNode;

/**
 * What lies about when concerns of markers have gone through the system: records of every topic,
 * dead letters, mails, metrics and logs hold no marker, and the search would find one.
 */
class LeftBehindIT {
  private static final Duration PATIENCE = MarkedSystem.PATIENCE;
  private static MarkedSystem system;

  @BeforeAll
  static void start() {
    system = MarkedSystem.shared();
  }

  @Test
  void a_dead_letter_says_why_without_a_word_of_the_record() throws Exception {
    byte[] told = system.records(Topic.ofReferralsTo(Agency.POLICE)).getFirst().value();
    List<byte[]> broken = Outside.brokenFormsOf(told);
    var intake = system.local().kafkaClient(Principal.INTAKE);
    var routing = system.local().kafkaClient(Principal.ROUTING);
    var triage = system.local().kafkaClient(Principal.of(Agency.TRIAGE));
    for (byte[] value : broken) {
      Outside.send(intake, Topic.CONCERNS, value);
      Outside.send(routing, Topic.ofReferralsTo(Agency.TRIAGE), value);
      Outside.send(triage, Topic.ofResponsesFrom(Agency.TRIAGE), value);
    }
    // The audit log sets aside what nobody can read; routing and notification what they cannot use.
    var letters =
        await()
            .atMost(PATIENCE)
            .until(
                () -> system.records(Topic.DEAD_LETTERS),
                found -> found.size() >= 3 * broken.size());
    for (var letter : letters) {
      assertThat(Outside.around(letter)).isEmpty();
    }
    assertThat(letters).anyMatch(letter -> !Markers.in(letter.value()).isEmpty());
  }

  @Test
  void no_other_topic_and_no_key_or_header_holds_a_marker() {
    for (var record : system.records(Topic.all(AgenciesFile.bundled()).toArray(Topic[]::new))) {
      assertThat(Outside.around(record)).as(record.topic()).isEmpty();
    }
    for (var record :
        system.records(
            Topic.DECISIONS,
            Topic.ESCALATIONS,
            Topic.NOTIFICATIONS,
            Topic.RESPONSE_OUTCOMES,
            Topic.PROCEDURES,
            Topic.ACCESS,
            Topic.AUDIT_CHECKPOINTS)) {
      assertThat(Markers.in(record.value())).as(record.topic()).isEmpty();
    }
  }

  @Test
  void an_agencys_words_stand_on_its_own_topic_alone() {
    for (Agency agency : Agency.OF_THE_CONTRACT) {
      String topic = Topic.ofReferralsTo(agency).topicName();
      if (system.referrals().stream().anyMatch(record -> record.topic().equals(topic))) {
        await()
            .atMost(PATIENCE)
            .untilAsserted(
                () ->
                    assertThat(system.records(Topic.ofResponsesFrom(agency)))
                        .anyMatch(record -> Markers.in(record.value()).size() == 2));
      }
    }
  }

  @Test
  void mails_hold_no_marker() {
    await()
        .atMost(PATIENCE)
        .until(() -> !Outside.files(system.home().mail(), path -> true).isEmpty());
    assertThat(Outside.linesWithMarkers(system.home().mail())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Port.class,
      names = {
        "INTAKE_MANAGEMENT",
        "ROUTING_MANAGEMENT",
        "NOTIFICATION_MANAGEMENT",
        "AUDIT_MANAGEMENT"
      })
  void metrics_hold_no_marker(Port port) {
    Answer metrics = system.get(port, "/actuator/prometheus", Role.OPERATOR);
    assertThat(metrics.body()).contains("http_server_requests_seconds_count");
    assertThat(Markers.in(metrics.body())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"intake", "routing", "notification", "audit"})
  void a_service_logs_one_json_object_a_line_in_the_one_format(String service) {
    List<String> lines =
        Outside.lines(system.home().log(service)).stream()
            .filter(line -> line.startsWith("{"))
            .toList();
    assertThat(lines).isNotEmpty();
    for (String line : lines) {
      JsonNode entry = Json.mapper().readTree(line);
      assertThat(entry.has("@timestamp")).as(line).isTrue();
      assertThat(entry.at("/log/level").asString()).isNotBlank();
      assertThat(entry.at("/service/name").asString()).startsWith(service);
      assertThat(entry.at("/ecs/version").asString()).isNotBlank();
    }
    // The Java machine's own warnings are no JSON; nothing else may be.
    assertThat(Outside.lines(system.home().log(service)))
        .allMatch(line -> line.startsWith("{") || line.startsWith("WARNING: ") || line.isBlank());
  }

  @Test
  void no_log_holds_a_marker() {
    assertThat(Outside.linesWithMarkers(system.home().log("routing").getParent())).isEmpty();
  }

  @Test
  void a_planted_leak_is_found(@TempDir Path directory) throws IOException {
    ConsumerRecord<String, byte[]> toPolice =
        system.records(Topic.ofReferralsTo(Agency.POLICE)).getFirst();
    MarkedConcern concern = system.concerns().get(UUID.fromString(toPolice.key()));

    assertThat(Markers.in(toPolice.value())).isNotEmpty();
    assertThat(Grants.of(concern, Agency.HR_ALLEGATIONS, null))
        .doesNotContainAnyElementsOf(Markers.in(toPolice.value()));
    Files.copy(system.home().log("routing"), directory.resolve("routing.log"));
    Files.writeString(
        directory.resolve("other.log"),
        "{\"message\":\"refused " + concern.json().get("summary").asString() + "\"}\n");
    assertThat(Outside.linesWithMarkers(directory))
        .singleElement()
        .satisfies(line -> assertThat(line).startsWith("other.log"));
    byte[] header = concern.json().get("summary").asString().getBytes(StandardCharsets.UTF_8);
    toPolice.headers().add("dead-letter-reason", header);
    assertThat(Outside.around(toPolice)).hasSize(1);
  }
}
