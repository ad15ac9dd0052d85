package org.referralrouter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Escalation;
import org.referralrouter.event.EscalationLevel;
import org.referralrouter.event.Event;
import org.referralrouter.event.Topic;
import org.referralrouter.local.stack.Stack;
import org.referralrouter.wire.EventSerdes;
import org.referralrouter.wire.Json;
import tools.jackson.databind.JsonNode;

/**
 * An agency reads our topics with a Confluent client of its own. Here that is Node with two
 * packages of npm; where Node is missing the test is skipped, or fails under {@code
 * -Dtools.required=true}.
 */
class AgencyClientIT {
  private static final Path SOURCES = Path.of("src", "test", "node");
  private static final Path WORK = Path.of("target", "agency-client");

  @Test
  void a_confluent_client_of_another_make_reads_key_headers_and_value() throws Exception {
    boolean node = present("node") && present("npm");
    assumeTrue(
        node || Boolean.getBoolean("tools.required"),
        "Node is not installed: install node and npm to run this test");
    assertThat(node).as("tools.required is set, and node or npm is missing").isTrue();
    Stack stack = Stack.shared();
    Escalation sent =
        new Escalation(
            UUID.randomUUID(),
            UUID.randomUUID(),
            Agency.POLICE,
            EscalationLevel.DUTY_MANAGER,
            Instant.parse("2026-11-23T10:00:00Z"),
            Instant.parse("2026-11-23T10:00:01Z"));
    send(stack, sent);

    install();
    JsonNode read =
        Json.mapper()
            .readTree(
                run(
                    "node",
                    "read.mjs",
                    stack.bootstrapServers(),
                    stack.registryUrl().resolve("/apis/ccompat/v7").toString(),
                    Topic.ESCALATIONS.topicName()));

    assertThat(read.get("key").asString()).isEqualTo(sent.concernId().toString());
    assertThat(read.at("/headers/ce_id").asString()).isEqualTo(sent.eventId().toString());
    assertThat(read.at("/value/referralId").asString()).isEqualTo(sent.referralId().toString());
    assertThat(read.at("/value/agency").asString()).isEqualTo("POLICE");
    assertThat(read.at("/value/level").asString()).isEqualTo("DUTY_MANAGER");
  }

  private static void send(Stack stack, Event event) throws Exception {
    try (var serde = new EventSerdes(stack.registryUrl()).any();
        var producer =
            new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, stack.bootstrapServers()),
                new StringSerializer(),
                serde.serializer())) {
      producer
          .send(new ProducerRecord<>(Topic.of(event).topicName(), event.key(), event))
          .get(30, TimeUnit.SECONDS);
    }
  }

  private static void install() throws Exception {
    Files.createDirectories(WORK);
    for (String file : List.of("package.json", "package-lock.json", "read.mjs")) {
      Files.copy(
          SOURCES.resolve(file),
          WORK.resolve(file),
          java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
    run("npm", "ci", "--no-audit", "--no-fund");
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

  private static String run(String... command) throws Exception {
    Path errors = WORK.resolve("errors.txt").toAbsolutePath();
    Process process =
        new ProcessBuilder(command).directory(WORK.toFile()).redirectError(errors.toFile()).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
    return output;
  }
}
