package org.referralrouter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.referralrouter.access.Principal;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Escalation;
import org.referralrouter.event.Referral;
import org.referralrouter.event.Topic;
import org.referralrouter.wire.Json;
import tools.jackson.databind.JsonNode;

/**
 * An agency reads and writes our topics with a Confluent client of its own. Here that is Node with
 * two Kafka clients of npm, neither of which is ours or the other's; where Node is missing the test
 * is skipped, or fails under {@code -Dtools.required=true}.
 */
class AgencyClientIT {
  private static final Path SOURCES = Path.of("src", "test", "node");
  private static final Path WORK = Path.of("target", "agency-client");
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String CONCERN =
      """
      {"categories":["ONLINE_GROOMING"],"summary":"Words.","reporter":{"organisation":"Example School"},
       "people":[{"ref":"child-1","roles":["VICTIM"],"ageGroup":"CHILD","identified":"YES"}]}""";

  private final RunningSystem system = RunningSystem.shared();

  @BeforeAll
  static void install() throws Exception {
    boolean node = present("node") && present("npm");
    assumeTrue(
        node || Boolean.getBoolean("tools.required"),
        "Node is not installed: install node and npm to run this test");
    assertThat(node).as("tools.required is set, and node or npm is missing").isTrue();
    Files.createDirectories(WORK);
    for (String file :
        List.of(
            "package.json",
            "package-lock.json",
            "connect.mjs",
            "read.mjs",
            "read-platformatic.mjs",
            "write.mjs")) {
      Files.copy(SOURCES.resolve(file), WORK.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    run(Map.of(), "npm", "ci", "--no-audit", "--no-fund");
  }

  @ParameterizedTest
  @ValueSource(strings = {"read.mjs", "read-platformatic.mjs"})
  void a_confluent_client_of_another_make_reads_key_headers_and_value(String program)
      throws Exception {
    UUID concern = new Reporter(system).submits(CONCERN);
    Referral sent = new ConcernRecords(system.stack(), concern).latest(Agency.POLICE, null);

    JsonNode read =
        Json.mapper()
            .readTree(
                node(program, Topic.ofReferralsTo(Agency.POLICE).topicName(), concern.toString()));

    assertThat(read.get("key").asString()).isEqualTo(concern.toString());
    assertThat(read.at("/headers/ce_id").asString()).isEqualTo(sent.eventId().toString());
    assertThat(read.at("/value/referralId").asString()).isEqualTo(sent.referralId().toString());
    assertThat(read.at("/value/agency").asString()).isEqualTo("POLICE");
    assertThat(read.at("/value/purposes/0/code").asString())
        .isEqualTo(sent.purposes().getFirst().code());
  }

  /** Each agency that is silent is told of in time; the one that answered is not. */
  @Test
  void an_answer_under_any_key_and_in_any_partition_ends_the_wait() throws Exception {
    List<ConcernRecords> concerns = new ArrayList<>();
    for (int partition = 0; partition < 3; partition++) {
      UUID concern = new Reporter(system).submits(CONCERN);
      ConcernRecords records = new ConcernRecords(system.stack(), concern);
      Referral read = records.latest(Agency.POLICE, null);
      String response = UUID.randomUUID().toString();
      node(
          "write.mjs",
          Topic.ofResponsesFrom(Agency.POLICE).topicName(),
          accepted(read, response),
          "desk " + partition,
          Integer.toString(partition));
      assertThat(records.outcome(UUID.fromString(response)).refusal()).isNull();
      concerns.add(records);
    }
    for (ConcernRecords records : concerns) {
      await("the silent agencies are told of, twice each")
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(records.escalations())
                      .extracting(Escalation::agency)
                      .contains(Agency.SOCIAL_CARE, Agency.CEOP_PREPARATION));
      assertThat(records.escalations())
          .extracting(Escalation::agency)
          .doesNotContain(Agency.POLICE);
      JsonNode line =
          AgencyInbox.of(system, Agency.POLICE).line(records.latest(Agency.POLICE, null));
      assertThat(line.path("waiting").asString("")).isEqualTo("NONE");
    }
  }

  private static String accepted(Referral read, String response) {
    return Json.mapper()
        .writeValueAsString(
            Map.of(
                "responseId", response,
                "referralId", read.referralId(),
                "concernId", read.concernId(),
                "referralRevision", read.revision(),
                "kind", "ACCEPTED",
                "by", "Desk 7",
                "at", System.currentTimeMillis()));
  }

  private String node(String program, String... words) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                "node",
                program,
                system.stack().bootstrapServers(),
                system.stack().registryUrl().resolve("/apis/ccompat/v7").toString()));
    command.addAll(List.of(words));
    return run(
        system.stack().kafkaEnvironment(Principal.of(Agency.POLICE)),
        command.toArray(String[]::new));
  }

  private static boolean present(String tool) {
    try {
      return new ProcessBuilder(tool, "--version").start().waitFor() == 0;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static String run(Map<String, String> environment, String... command) throws Exception {
    Path errors = WORK.resolve("errors.txt").toAbsolutePath();
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(WORK.toFile()).redirectError(errors.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
    return output;
  }
}
