package org.referralrouter.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.referralrouter.routing.Concerns.SUSPECT;
import static org.referralrouter.routing.Concerns.revision;
import static org.referralrouter.routing.Kafka.header;
import static org.referralrouter.routing.Kafka.reasons;
import static org.referralrouter.routing.Kafka.respond;
import static org.referralrouter.routing.Kafka.send;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.referralrouter.concern.Agency;
import org.referralrouter.decision.Embargo;
import org.referralrouter.event.DecisionMade;
import org.referralrouter.event.Event;
import org.referralrouter.event.Referral;
import org.referralrouter.event.ReferralState;
import org.referralrouter.event.Response;
import org.referralrouter.event.ResponseKind;
import org.referralrouter.event.ResponseOutcome;
import org.referralrouter.event.Topic;
import org.referralrouter.wire.DeadLetter;

/** The whole service on a real broker and registry. */
class RoutingIT {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final ResponseKind RELEASED = ResponseKind.EMBARGO_RELEASED;

  private static RunningRouting routing;

  @BeforeAll
  static void start() {
    routing = RunningRouting.start();
  }

  @AfterAll
  static void end() {
    routing.close();
  }

  @Test
  void a_concern_becomes_a_decision_and_its_referrals() throws Exception {
    UUID concern = UUID.randomUUID();

    send(revision(concern, 1, "ONLINE_GROOMING", SUSPECT));

    assertThat(referrals(awaitAll(concern, 1, 3)))
        .extracting(Referral::agency)
        .containsExactlyInAnyOrder(Agency.SOCIAL_CARE, Agency.POLICE, Agency.CEOP_PREPARATION);
  }

  @Test
  void a_repeat_and_an_older_revision_send_nothing() throws Exception {
    UUID concern = UUID.randomUUID();
    UUID next = UUID.randomUUID();
    send(revision(concern, 2, "ONLINE_GROOMING", SUSPECT));
    send(revision(concern, 2, "ONLINE_GROOMING", SUSPECT));
    send(revision(concern, 1, "CYBERBULLYING", ""));
    send(revision(next, 1, "ONLINE_GROOMING", ""));
    awaitAll(next, 1, 2);

    List<Event> events = awaitAll(concern, 1, 3);

    assertThat(events).hasSize(4);
  }

  @Test
  void a_revision_sends_only_what_differs() throws Exception {
    UUID concern = UUID.randomUUID();
    send(revision(concern, 1, "ONLINE_GROOMING", SUSPECT));
    awaitAll(concern, 1, 3);

    send(revision(concern, 2, "ONLINE_GROOMING", SUSPECT + ",\"organisedAbuse\":\"YES\""));
    List<Event> events = awaitUntil(concern, all -> has(all, Agency.POLICE, 2));

    List<Referral> toPolice =
        referrals(events).stream().filter(r -> Agency.POLICE.equals(r.agency())).toList();
    assertThat(toPolice).extracting(Referral::revision).containsExactly(1, 2);
    assertThat(toPolice)
        .extracting(Referral::referralId)
        .containsOnly(toPolice.getFirst().referralId());
  }

  @Test
  void a_referral_stays_when_less_is_known_and_is_withdrawn_in_words_when_a_fact_says_no()
      throws Exception {
    UUID concern = UUID.randomUUID();
    String works = SUSPECT.replace("}]", ",\"worksWithChildren\":\"%s\"}]");
    send(revision(concern, 1, "ONLINE_GROOMING", works.formatted("YES")));
    awaitUntil(concern, all -> has(all, Agency.HR_ALLEGATIONS, 1));

    send(revision(concern, 2, "ONLINE_GROOMING", works.formatted("UNKNOWN")));
    send(revision(concern, 3, "ONLINE_GROOMING", works.formatted("NO")));
    List<Event> no = awaitUntil(concern, all -> has(all, Agency.HR_ALLEGATIONS, 2));

    assertThat(decisions(no)).isEqualTo(2);
    assertThat(referrals(no))
        .filteredOn(r -> Agency.HR_ALLEGATIONS.equals(r.agency()) && r.revision() == 2)
        .singleElement()
        .satisfies(
            r -> {
              assertThat(r.state()).isEqualTo(ReferralState.WITHDRAWN);
              assertThat(r.withdrawnReason()).isEqualTo("NO_LONGER_FOLLOWS");
            });
  }

  @Test
  void an_embargo_is_released_by_the_police_once_and_opened_again_by_a_new_suspect()
      throws Exception {
    UUID concern = UUID.randomUUID();
    send(revision(concern, 1, "ONLINE_GROOMING", SUSPECT));
    awaitAll(concern, 1, 3);
    respond(Agency.CEOP_PREPARATION, response(concern, Agency.CEOP_PREPARATION, 1, RELEASED));
    Response release = response(concern, Agency.POLICE, 1, RELEASED);
    respond(Agency.POLICE, release);
    respond(Agency.POLICE, release);
    respond(Agency.POLICE, response(concern, Agency.POLICE, 1, RELEASED));
    List<Event> released = awaitAll(concern, 2, 6);
    await().atMost(PATIENCE).until(() -> outcomes(concern).size() == 3);

    send(revision(concern, 2, "ONLINE_GROOMING", SUSPECT.replace("suspect-1", "suspect-2")));
    List<Event> reopened = awaitUntil(concern, all -> has(all, Agency.POLICE, 3));
    respond(Agency.POLICE, response(concern, Agency.POLICE, 3, RELEASED));
    List<Event> again = awaitUntil(concern, all -> has(all, Agency.POLICE, 4));

    assertThat(outcomes(concern))
        .extracting(outcome -> String.valueOf(outcome.refusal()))
        .contains("RELEASE_NOT_BY_POLICE", "RELEASE_REPEATED", "null");
    assertThat(reasons(concern))
        .containsExactlyInAnyOrder("RELEASE_NOT_BY_POLICE", "RELEASE_REPEATED");
    assertThat(
            routing
                .context()
                .getBean(MeterRegistry.class)
                .find("referrals.records.set.aside")
                .counters())
        .extracting(refusals -> refusals.getId().getTag("reason"))
        .contains("RELEASE_NOT_BY_POLICE", "RELEASE_REPEATED");
    assertThat(referrals(released))
        .filteredOn(r -> r.revision() == 2)
        .hasSize(3)
        .allMatch(r -> r.embargo() == Embargo.RELEASED && r.confidentiality().isEmpty());
    assertThat(toPolice(reopened, 3).embargo()).isEqualTo(Embargo.ACTIVE);
    assertThat(toPolice(again, 4).embargo()).isEqualTo(Embargo.RELEASED);
  }

  @Test
  void a_response_under_any_key_and_in_any_partition_finds_its_concern() throws Exception {
    UUID concern = UUID.randomUUID();
    send(revision(concern, 1, "ONLINE_GROOMING", SUSPECT));
    awaitAll(concern, 1, 3);
    List<Response> responses = new ArrayList<>();
    for (int partition = 0; partition < Kafka.partitions(); partition++) {
      Response response = response(concern, Agency.POLICE, 1, ResponseKind.RECEIVED);
      responses.add(response);
      respond(Agency.POLICE, response, "case " + partition, partition);
      Response unkeyed = response(concern, Agency.SOCIAL_CARE, 1, ResponseKind.RECEIVED);
      responses.add(unkeyed);
      respond(Agency.SOCIAL_CARE, unkeyed, null, partition);
    }

    assertTaken(concern, responses);
  }

  @Test
  void a_revision_in_every_partition_is_decided_in_one() throws Exception {
    UUID concern = UUID.randomUUID();
    for (int partition = 0; partition < Kafka.partitions(); partition++) {
      Kafka.send(revision(concern, 1, "ONLINE_GROOMING", SUSPECT), partition);
    }

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(reasons(concern))
                    .hasSize(Kafka.partitions() - 1)
                    .containsOnly("WRONG_PARTITION"));
    awaitAll(concern, 1, 3);
    assertThat(Kafka.records(concern, Topic.DECISIONS)).hasSize(1);
  }

  @Test
  void a_response_without_a_time_is_taken_and_stops_nothing() throws Exception {
    UUID concern = UUID.randomUUID();
    send(revision(concern, 1, "ONLINE_GROOMING", SUSPECT));
    awaitAll(concern, 1, 3);
    Response timeless = response(concern, Agency.POLICE, 1, ResponseKind.RECEIVED);
    Response next = response(concern, Agency.POLICE, 1, ResponseKind.ACCEPTED);

    Kafka.respondWithoutTime(Agency.POLICE, timeless);
    respond(Agency.POLICE, next);

    assertTaken(concern, List.of(timeless, next));
  }

  @Test
  void a_response_to_a_concern_that_is_not_known_is_refused_and_told() throws Exception {
    UUID concern = UUID.randomUUID();
    Response response = response(concern, Agency.TRIAGE, 1, ResponseKind.RECEIVED);

    respond(Agency.TRIAGE, response);

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(outcomes(concern))
                  .extracting(ResponseOutcome::responseId, ResponseOutcome::refusal)
                  .containsExactly(tuple(response.responseId(), "UNKNOWN_REFERRAL"));
              assertThat(reasons(concern)).containsExactly("UNKNOWN_REFERRAL");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "concerns.v1",
        "responses.social-care.v1",
        "responses.police.v1",
        "responses.triage.v1"
      })
  void a_corrupt_record_goes_to_the_dead_letters_and_the_ones_behind_it_flow(Topic topic)
      throws Exception {
    UUID concern = UUID.randomUUID();
    byte[] corrupt = "no avro".getBytes(StandardCharsets.UTF_8);
    send(topic, concern, corrupt);
    send(revision(concern, 1, "ONLINE_GROOMING", ""));

    awaitAll(concern, 1, 2);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(Kafka.records(concern, Topic.DEAD_LETTERS))
                    .singleElement()
                    .satisfies(
                        letter -> {
                          assertThat(letter.value()).isEqualTo(corrupt);
                          assertThat(header(letter, DeadLetter.TOPIC)).isEqualTo(topic.topicName());
                          assertThat(header(letter, DeadLetter.REASON))
                              .isEqualTo("NOT_CONFLUENT_WIRE_FORMAT");
                          assertThat(header(letter, DeadLetter.SERVICE))
                              .isEqualTo("routing-service");
                        }));
  }

  private static Response response(UUID concern, Agency agency, int read, ResponseKind kind) {
    String subject = Agency.SOCIAL_CARE.equals(agency) ? "suspect-1" : null;
    return new Response(
        UUID.randomUUID(),
        Referral.id(concern, agency, subject),
        concern,
        read,
        kind,
        "An officer",
        Instant.now(),
        "A reason",
        null,
        null,
        null,
        null,
        null);
  }

  private static List<ResponseOutcome> outcomes(UUID concern) {
    return Kafka.events(Topic.RESPONSE_OUTCOMES).stream()
        .map(ResponseOutcome.class::cast)
        .filter(outcome -> outcome.concernId().equals(concern))
        .toList();
  }

  private static void assertTaken(UUID concern, List<Response> responses) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(outcomes(concern))
                    .allMatch(outcome -> outcome.refusal() == null)
                    .extracting(ResponseOutcome::responseId)
                    .containsExactlyInAnyOrderElementsOf(
                        responses.stream().map(Response::responseId).toList()));
  }

  /**
   * The concern's decisions and referrals, once there are so many of each: a transaction becomes
   * visible in one partition before another.
   */
  private static List<Event> awaitAll(UUID concern, int decisions, int referrals) {
    return awaitUntil(
        concern, events -> decisions(events) >= decisions && referrals(events).size() >= referrals);
  }

  private static List<Event> awaitUntil(UUID concern, Predicate<List<Event>> complete) {
    return await("the decisions and referrals of a concern")
        .atMost(PATIENCE)
        .until(() -> outcome(concern), complete);
  }

  private static List<Event> outcome(UUID concern) {
    return Kafka.events(Kafka.decisionsAndReferrals()).stream()
        .filter(event -> concern.equals(event.concernId()))
        .toList();
  }

  private static List<Referral> referrals(List<Event> events) {
    return events.stream().filter(Referral.class::isInstance).map(Referral.class::cast).toList();
  }

  private static long decisions(List<Event> events) {
    return events.stream().filter(DecisionMade.class::isInstance).count();
  }

  private static boolean has(List<Event> events, Agency agency, int revision) {
    return referrals(events).stream()
        .anyMatch(r -> agency.equals(r.agency()) && r.revision() == revision);
  }

  private static Referral toPolice(List<Event> events, int revision) {
    return referrals(events).stream()
        .filter(r -> Agency.POLICE.equals(r.agency()) && r.revision() == revision)
        .findFirst()
        .orElseThrow();
  }
}
