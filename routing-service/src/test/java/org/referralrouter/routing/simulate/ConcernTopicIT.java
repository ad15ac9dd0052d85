package org.referralrouter.routing.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.referralrouter.access.ClientFile;
import org.referralrouter.concern.Concern;
import org.referralrouter.concern.Reading;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.event.Topic;
import org.referralrouter.local.stack.Stack;
import org.referralrouter.wire.AgenciesFile;
import org.referralrouter.wire.ConcernJson;
import org.referralrouter.wire.EventSerdes;
import org.referralrouter.wire.Json;
import picocli.CommandLine;

class ConcernTopicIT {
  @TempDir private Path directory;

  @Test
  void each_concern_is_tried_with_all_that_is_known_of_it_and_a_corrupt_record_is_stepped_over()
      throws Exception {
    Stack stack = Stack.shared();
    UUID once = UUID.randomUUID();
    UUID twice = UUID.randomUUID();
    send(stack, once, 1, "YES");
    corrupt(stack);
    send(stack, twice, 1, "NO");
    send(stack, twice, 2, "UNKNOWN");
    send(stack, twice, 2, "UNKNOWN");
    Map<String, Concern> taken = new HashMap<>();
    Map<String, LocalDate> days = new HashMap<>();

    long unreadable =
        new ConcernTopic(
                ClientFile.client(stack.bootstrapServers(), Optional.empty()),
                stack.registryUrl(),
                ZoneId.of("Europe/London"))
            .each(
                (id, concern, day) -> {
                  assertThat(taken.put(id, concern)).as("told once").isNull();
                  days.put(id, day);
                });

    assertThat(unreadable).isPositive();
    assertThat(taken.get(once.toString())).isEqualTo(concern("YES"));
    assertThat(taken.get(twice.toString())).isEqualTo(concern("NO"));
    assertThat(days)
        .containsEntry(once.toString(), LocalDate.of(2026, 11, 2))
        .containsEntry(twice.toString(), LocalDate.of(2026, 11, 2));

    StringWriter out = new StringWriter();
    int exit =
        new CommandLine(new SimulateCommand())
            .setOut(new PrintWriter(out, true))
            .execute(
                "--candidate",
                Candidate.in(directory).withoutP13().directory().toString(),
                "--from-topic",
                "--json",
                "--bootstrap-servers",
                stack.bootstrapServers(),
                "--registry",
                stack.registryUrl().toString());
    assertThat(exit).isEqualTo(3);
    assertThat(Json.mapper().readTree(out.toString()).path("changes").toString())
        .contains("\"rules\":[\"P13\"]");
  }

  private static Concern concern(String organised) {
    byte[] json =
        "{\"categories\":[\"ONLINE_GROOMING\"],\"summary\":\"Words.\",\"organisedAbuse\":\"%s\",\"reporter\":{\"organisation\":\"Example\"}}"
            .formatted(organised)
            .getBytes(StandardCharsets.UTF_8);
    return ((Reading.Accepted) ConcernJson.read(json, AgenciesFile.bundled())).concern();
  }

  private static void send(Stack stack, UUID id, int number, String organised) throws Exception {
    ConcernRevision revision =
        new ConcernRevision(
            id, number, Instant.parse("2026-11-02T09:00:00Z"), "practitioner", concern(organised));
    try (var serde = new EventSerdes(stack.registryUrl()).concerns();
        var producer =
            new KafkaProducer<>(
                Map.<String, Object>of(
                    ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, stack.bootstrapServers()),
                new StringSerializer(),
                serde.serializer())) {
      producer
          .send(new ProducerRecord<>(Topic.CONCERNS.topicName(), id.toString(), revision))
          .get();
    }
  }

  private static void corrupt(Stack stack) throws Exception {
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, stack.bootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      producer
          .send(
              new ProducerRecord<>(
                  Topic.CONCERNS.topicName(), UUID.randomUUID().toString(), new byte[] {7, 7}))
          .get();
    }
  }
}
