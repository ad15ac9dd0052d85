package org.referralrouter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.referralrouter.access.Principal;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Topic;
import org.referralrouter.local.client.Answer;
import org.referralrouter.local.client.Api;
import org.referralrouter.local.client.CommittedRecords;
import tools.jackson.databind.JsonNode;

/** One trace (W3C Trace Context) from a reporter's request to everything that follows from it. */
class TraceIT {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String CONCERN =
      """
      {"categories":["ONLINE_GROOMING"],"summary":"Words.","reporter":{"organisation":"Example School"},
       "people":[{"ref":"suspect-1","roles":["SUSPECT"],"ageGroup":"ADULT","worksWithChildren":"YES"}]}""";
  private static final Set<Topic> FOLLOWING =
      Set.of(
          Topic.CONCERNS,
          Topic.DECISIONS,
          Topic.ofReferralsTo(Agency.SOCIAL_CARE),
          Topic.ofReferralsTo(Agency.POLICE),
          Topic.ofReferralsTo(Agency.CEOP_PREPARATION),
          Topic.ofReferralsTo(Agency.HR_ALLEGATIONS),
          Topic.ofReferralsTo(Agency.DESIGNATED_OFFICER),
          Topic.NOTIFICATIONS);

  private final RunningSystem system = RunningSystem.shared();
  private final Api api = new Api();

  @Test
  void the_reporters_trace_is_on_every_record_and_every_audit_entry() {
    String trace = UUID.randomUUID().toString().replace("-", "");
    Answer taken =
        api.post(
            system.intake().url("/concerns"),
            system.stack().token("concern:submit"),
            CONCERN.getBytes(StandardCharsets.UTF_8),
            Map.of(
                "Idempotency-Key", trace, "traceparent", "00-" + trace + "-b7ad6b7169203331-01"));
    String concern = taken.json().get("concernId").asString();

    List<ConsumerRecord<String, byte[]>> records =
        await("a record of the concern on each topic")
            .atMost(PATIENCE)
            .until(
                () -> records(concern),
                found ->
                    found.stream()
                        .map(ConsumerRecord::topic)
                        .collect(Collectors.toSet())
                        .equals(
                            FOLLOWING.stream().map(Topic::topicName).collect(Collectors.toSet())));
    assertThat(records)
        .allSatisfy(
            record ->
                assertThat(
                        new String(
                            record.headers().lastHeader("traceparent").value(),
                            StandardCharsets.US_ASCII))
                    .as(record.topic())
                    .matches("00-" + trace + "-(?!b7ad6b7169203331)[0-9a-f]{16}-01"));
    await("an audit entry of each record, with the trace")
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(entries(concern))
                    .hasSizeGreaterThanOrEqualTo(records.size())
                    .allSatisfy(
                        entry ->
                            assertThat(entry.get("traceparent").asString())
                                .startsWith("00-" + trace + "-")));
  }

  private List<ConsumerRecord<String, byte[]>> records(String concern) {
    return CommittedRecords.read(
            system.stack().kafkaClient(Principal.AUDIT),
            List.copyOf(FOLLOWING),
            new ByteArrayDeserializer())
        .stream()
        .filter(record -> concern.equals(record.key()))
        .toList();
  }

  private List<JsonNode> entries(String concern) {
    URI url = system.audit().url("/entries?limit=100&concern=" + concern);
    return api.get(url, system.stack().token("audit:read"), Map.of("Purpose", "A test"))
        .json()
        .get("entries")
        .valueStream()
        // Whoever reads the log has a trace of their own.
        .filter(entry -> !entry.get("topic").asString().equals(Topic.ACCESS.topicName()))
        .toList();
  }
}
