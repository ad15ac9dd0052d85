package org.referralrouter.endtoend.needtoknow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.referralrouter.access.Principal;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Referral;
import org.referralrouter.event.Topic;
import org.referralrouter.local.client.Answer;
import org.referralrouter.local.client.Api;
import org.referralrouter.local.issuer.Role;
import org.referralrouter.local.run.Checkout;
import org.referralrouter.local.run.Home;
import org.referralrouter.local.run.LocalSystem;
import org.referralrouter.local.run.Ports;
import org.referralrouter.local.run.Ports.Port;
import org.referralrouter.local.run.Progress;
import org.referralrouter.wire.AgenciesFile;
import org.referralrouter.wire.EventSerdes;

/**
 * A system that has taken and decided concerns whose every text is a marker, and agencies'
 * responses in such words, and refused broken variants of each.
 *
 * @param referrals the records of all referrals, as the agencies' topics told them
 * @param refusals the answers to the broken variants, by what was wrong with them
 */
record MarkedSystem(
    LocalSystem local,
    Home home,
    Map<UUID, MarkedConcern> concerns,
    List<ConsumerRecord<String, byte[]>> referrals,
    Map<String, Answer> refusals) {
  static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int CONCERNS = 60;
  private static final Api API = new Api();

  /** One for all tests of this JVM, which ends it. */
  static MarkedSystem shared() {
    return Shared.SYSTEM;
  }

  /** A class of its own: the system is waited for by threads that need this one to be ready. */
  private static final class Shared {
    static final MarkedSystem SYSTEM = begin();
  }

  private static MarkedSystem begin() {
    long seed = System.nanoTime();
    System.out.println("Seed of the generated concerns: " + seed);
    Random random = new Random(seed);
    Home home = new Home(Path.of("target", "need-to-know-" + UUID.randomUUID()));
    LocalSystem local =
        new LocalSystem(
            new Checkout(Path.of(System.getProperty("checkout"))),
            home,
            Ports.free(),
            Progress.silent());
    Runtime.getRuntime().addShutdownHook(new Thread(local::close));
    local.start();
    MarkedSystem system =
        new MarkedSystem(local, home, new HashMap<>(), new ArrayList<>(), new HashMap<>());
    system.submit(random);
    system.respond(random);
    system.refuse(random);
    return system;
  }

  private void submit(Random random) {
    int expected = 0;
    for (int i = 0; i < CONCERNS; i++) {
      MarkedConcern concern = MarkedConcern.any(random);
      Answer taken = post(Port.INTAKE, "/concerns", concern);
      assertThat(taken.status()).as(taken.body()).isEqualTo(201);
      concerns.put(UUID.fromString(taken.json().get("concernId").asString()), concern);
      Answer preview = post(Port.ROUTING, "/decisions", concern);
      assertThat(Markers.in(preview.body())).isEmpty();
      expected += 1 + preview.json().get("referrals").size();
    }
    int events = expected;
    await("every decision and referral")
        .atMost(PATIENCE)
        .until(() -> records(Topic.DECISIONS).size() + records(referralTopics()).size() == events);
    referrals.addAll(records(referralTopics()));
  }

  /** Each agency declines a referral, in words that are markers. */
  private void respond(Random random) {
    try (var serde = new EventSerdes(local.ports().url(Port.REGISTRY)).referrals()) {
      for (Agency agency : Agency.OF_THE_CONTRACT) {
        String topic = Topic.ofReferralsTo(agency).topicName();
        referrals.stream()
            .filter(record -> record.topic().equals(topic))
            .findFirst()
            .map(record -> serde.deserializer().deserialize(topic, record.value()))
            .ifPresent(referral -> decline(referral, random));
      }
    }
  }

  private void decline(Referral referral, Random random) {
    Role agency = Role.of(referral.agency());
    String path =
        "/agencies/%s/referrals/%s".formatted(referral.agency().slug(), referral.referralId());
    await("the inbox has a referral")
        .atMost(PATIENCE)
        .until(() -> get(Port.NOTIFICATION, path, agency).ok());
    String words =
        """
        {"kind":"NO_FURTHER_ACTION","by":"%s","reason":"%s"}"""
            .formatted(Markers.next(random), Markers.next(random));
    Answer taken =
        API.post(
            local.ports().url(Port.NOTIFICATION).resolve(path + "/responses"),
            local.token(agency, Set.of()),
            words.getBytes(StandardCharsets.UTF_8),
            Map.of("Idempotency-Key", "declined", "If-Match", "\"1\""));
    assertThat(taken.status()).as(taken.body()).isEqualTo(202);
    assertThat(Markers.in(taken.body())).isEmpty();
  }

  private void refuse(Random random) {
    Refusals broken = new Refusals(local, random);
    concerns.forEach(
        (id, concern) ->
            broken.of(concern).forEach((what, answer) -> refusals.put(what + " " + id, answer)));
    refusals.putAll(broken.ofQuestions(concerns.keySet().iterator().next()));
  }

  /** The markers that this referral may hold. */
  Set<String> granted(Referral referral) {
    return Grants.of(concerns.get(referral.concernId()), referral.agency(), referral.subject());
  }

  private static Topic[] referralTopics() {
    return Topic.all(AgenciesFile.bundled()).stream()
        .filter(topic -> topic.eventType() == Referral.class)
        .toArray(Topic[]::new);
  }

  List<ConsumerRecord<String, byte[]>> records(Topic... topics) {
    return Outside.records(local.kafkaClient(Principal.AUDIT), topics);
  }

  Answer get(Port port, String path, Role role) {
    return API.get(
        local.ports().url(port).resolve(path),
        local.token(role, Set.of()),
        Map.of("Purpose", "A test"));
  }

  private Answer post(Port port, String path, MarkedConcern concern) {
    return API.post(
        local.ports().url(port).resolve(path),
        local.token(Role.PRACTITIONER, Set.of()),
        concern.bytes(),
        Map.of("Idempotency-Key", UUID.randomUUID().toString()));
  }
}
