package org.referralrouter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.referralrouter.access.Principal;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Event;
import org.referralrouter.event.Referral;
import org.referralrouter.event.ResponseOutcome;
import org.referralrouter.event.Topic;
import org.referralrouter.local.client.Answer;
import org.referralrouter.local.client.Api;
import org.referralrouter.local.demo.Sample;
import org.referralrouter.local.issuer.Role;
import org.referralrouter.local.run.LocalSystem;
import org.referralrouter.local.run.Ports.Port;
import org.referralrouter.wire.AgenciesFile;
import tools.jackson.databind.JsonNode;

/** What has become of a run of concerns, as agencies and auditors see it from outside. */
final class Aftermath {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
  private static final List<Topic> DECISIONS_AND_REFERRALS =
      Topic.all(AgenciesFile.bundled()).stream()
          .filter(topic -> topic.equals(Topic.DECISIONS) || topic.eventType() == Referral.class)
          .toList();
  private static final List<Topic> FROM_CONCERN_TO_REFERRAL =
      Topic.all(AgenciesFile.bundled()).stream()
          .filter(topic -> topic.equals(Topic.CONCERNS) || DECISIONS_AND_REFERRALS.contains(topic))
          .toList();

  private final LocalSystem system;
  private final Map<UUID, Sample> concerns;
  private final Api api = new Api();

  Aftermath(LocalSystem system, Map<UUID, Sample> concerns) {
    this.system = system;
    this.concerns = concerns;
  }

  /**
   * Each concern has one decision and exactly the referrals that a dry run names, each of them
   * once; answers with their ids by agency.
   */
  Map<Agency, Set<UUID>> everyReferralIsThereOnce() {
    Map<Agency, Set<UUID>> expected = expectedReferrals();
    int events = concerns.size() + expected.values().stream().mapToInt(Set::size).sum();
    List<Event> found =
        await("a decision on each concern, and its referrals")
            .atMost(PATIENCE)
            .pollInterval(BETWEEN_LOOKS)
            .until(() -> committed(DECISIONS_AND_REFERRALS), all -> all.size() >= events)
            .stream()
            .map(ConsumerRecord::value)
            .toList();
    assertThat(found).extracting(Event::eventId).doesNotHaveDuplicates().hasSize(events);
    Map<Agency, Set<UUID>> referred =
        found.stream()
            .filter(Referral.class::isInstance)
            .map(Referral.class::cast)
            .collect(
                Collectors.groupingBy(
                    Referral::agency,
                    Collectors.mapping(Referral::referralId, Collectors.toSet())));
    assertThat(referred).isEqualTo(expected);
    return expected;
  }

  /** The audit log has an entry for each record of these concerns, and one only. */
  int everyRecordIsInTheAuditLogOnce() {
    Set<String> records =
        committed(FROM_CONCERN_TO_REFERRAL).stream()
            .map(record -> record.topic() + "/" + record.partition() + "@" + record.offset())
            .collect(Collectors.toSet());
    await("an entry for each of " + records.size() + " records")
        .atMost(PATIENCE)
        .pollInterval(BETWEEN_LOOKS)
        .untilAsserted(
            () ->
                assertThat(audited())
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(records));
    return records.size();
  }

  /** Each agency's inbox lists each of its referrals, and once. */
  void everyReferralIsInItsInboxOnce(Map<Agency, Set<UUID>> referrals) {
    referrals.forEach(
        (agency, expected) ->
            await("the inbox of " + agency)
                .atMost(PATIENCE)
                .pollInterval(BETWEEN_LOOKS)
                .untilAsserted(
                    () -> assertThat(inbox(agency)).doesNotHaveDuplicates().containsAll(expected)));
  }

  /** Routing has taken each of these responses, and said so once. */
  void everyResponseIsTakenOnce(Set<UUID> responses) {
    await("what routing made of " + responses.size() + " responses")
        .atMost(PATIENCE)
        .pollInterval(BETWEEN_LOOKS)
        .untilAsserted(
            () ->
                assertThat(committed(List.of(Topic.RESPONSE_OUTCOMES)))
                    .extracting(record -> (ResponseOutcome) record.value())
                    .allMatch(outcome -> outcome.refusal() == null)
                    .extracting(ResponseOutcome::responseId)
                    .containsExactlyInAnyOrderElementsOf(responses));
  }

  private Map<Agency, Set<UUID>> expectedReferrals() {
    Map<Sample, JsonNode> dryRuns = new HashMap<>();
    new HashSet<>(concerns.values()).forEach(sample -> dryRuns.put(sample, dryRun(sample)));
    Map<Agency, Set<UUID>> expected = new HashMap<>();
    concerns.forEach(
        (concern, sample) ->
            dryRuns
                .get(sample)
                .path("referrals")
                .forEach(
                    referral -> {
                      Agency agency = Agency.of(referral.path("agency").asString());
                      expected
                          .computeIfAbsent(agency, _ -> new HashSet<>())
                          .add(
                              Referral.id(
                                  concern, agency, referral.path("subject").asString(null)));
                    }));
    return expected;
  }

  private JsonNode dryRun(Sample sample) {
    byte[] concern = sample.json().getBytes(StandardCharsets.UTF_8);
    String token = system.token(Role.PRACTITIONER, Set.of("decision:preview"));
    URI decisions = system.ports().url(Port.ROUTING).resolve("/decisions");
    Answer answer = api.post(decisions, token, concern, Map.of());
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private List<ConsumerRecord<String, Event>> committed(List<Topic> topics) {
    return Records.read(
        system.kafkaClient(Principal.AUDIT),
        system.ports().url(Port.REGISTRY),
        topics,
        event -> concerns.containsKey(event.concernId()));
  }

  private List<String> audited() {
    String token = system.token(Role.AUDITOR, Set.of());
    List<String> places = new ArrayList<>();
    for (Topic topic : FROM_CONCERN_TO_REFERRAL) {
      String query = "/entries?limit=1000&topic=" + topic.topicName();
      for (JsonNode entry : pages(Port.AUDIT, query, "entries", token)) {
        if (concerns.containsKey(UUID.fromString(entry.path("concernId").asString()))) {
          places.add(
              "%s/%s@%s"
                  .formatted(
                      entry.path("topic").asString(),
                      entry.path("partition").asString(),
                      entry.path("offset").asString()));
        }
      }
    }
    return places;
  }

  private List<UUID> inbox(Agency agency) {
    String query = "/agencies/" + agency.slug() + "/referrals?limit=200";
    String token = system.token(Role.of(agency), Set.of());
    return pages(Port.NOTIFICATION, query, "referrals", token).stream()
        .map(line -> UUID.fromString(line.path("referralId").asString()))
        .toList();
  }

  private Collection<JsonNode> pages(Port service, String query, String items, String token) {
    List<JsonNode> all = new ArrayList<>();
    String after = "";
    while (after != null) {
      String page = after.isEmpty() ? query : query + "&after=" + after;
      Answer answer =
          api.get(system.ports().url(service).resolve(page), token, Map.of("Purpose", "A test"));
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      answer.json().path(items).forEach(all::add);
      JsonNode next = answer.json().path("next");
      after = next.isNull() || next.isMissingNode() ? null : next.asString();
    }
    return all;
  }
}
