package org.referralrouter.routing.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.referralrouter.event.Topic.ESCALATIONS;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Reading;
import org.referralrouter.event.AwaitedStep;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.event.DecisionMade;
import org.referralrouter.event.Escalation;
import org.referralrouter.event.EscalationLevel;
import org.referralrouter.event.Referral;
import org.referralrouter.event.Response;
import org.referralrouter.event.ResponseKind;
import org.referralrouter.event.ResponseOutcome;
import org.referralrouter.event.Topic;
import org.referralrouter.wire.AgenciesFile;
import org.referralrouter.wire.ConcernJson;
import org.referralrouter.wire.DeadLetter;

class TopologyTest {
  private static final long SEED = 20261218;
  private static final Instant FRIDAY_BEFORE_CHRISTMAS_WEEK = Instant.parse("2026-12-18T07:00:00Z");
  private static final Duration STEP = Duration.ofHours(1);
  private static final int WEEKS = 3;
  private static final UUID CONCERN = new UUID(9, 1);
  private static final String GROOMING =
      """
      {"categories":["ONLINE_GROOMING"],"summary":"Words.","reporter":{"organisation":"Example"},
       "people":[{"ref":"suspect-1","roles":["SUSPECT"],"ageGroup":"ADULT"}]}""";
  private static final String DANGER =
      """
      {"categories":["CYBERBULLYING"],"summary":"Words.","reporter":{"organisation":"Example"},
       "immediateDanger":"YES"}""";

  @TempDir private Path state;
  private ATopology topology;

  @BeforeEach
  void start() {
    topology = new ATopology(state, FRIDAY_BEFORE_CHRISTMAS_WEEK);
  }

  @AfterEach
  void end() {
    topology.close();
  }

  @Test
  void in_three_weeks_with_holidays_each_level_hears_once_of_each_silent_agency() {
    Random random = new Random(SEED);
    Map<UUID, Referral> referrals = new HashMap<>();
    Map<UUID, Instant> answers = new HashMap<>();
    List<Escalation> escalations = new ArrayList<>();
    int steps = (int) Duration.ofDays(7L * WEEKS).dividedBy(STEP);
    for (int step = 0; step < steps; step++) {
      if (step < steps / 2 && step % 5 == 0) {
        topology.send(revision(new UUID(9, step), 1, random.nextBoolean() ? GROOMING : DANGER));
      }
      for (Referral referral : referrals()) {
        referrals.put(referral.referralId(), referral);
      }
      for (Referral referral : referrals.values()) {
        if (!answers.containsKey(referral.referralId()) && random.nextInt(20) == 0) {
          topology.respond(referral.agency(), response(referral, ResponseKind.ACCEPTED));
          answers.put(referral.referralId(), topology.now());
        }
      }
      topology.pass(STEP);
      escalations.addAll(topology.sent(ESCALATIONS, Escalation.class));
    }

    assertThat(referrals).hasSizeGreaterThan(100);
    assertThat(escalations).extracting(Escalation::eventId).doesNotHaveDuplicates();
    Instant end = FRIDAY_BEFORE_CHRISTMAS_WEEK.plus(Duration.ofDays(7L * WEEKS));
    for (Referral referral : referrals.values()) {
      Instant until = answers.getOrDefault(referral.referralId(), end);
      assertThat(told(escalations, referral, AwaitedStep.RECEIPT))
          .as("issued %s, answered %s", referral.issuedAt(), until)
          .isEqualTo(Objects.requireNonNull(referral.receiptBy()).isBefore(until));
      assertThat(told(escalations, referral, AwaitedStep.DECISION))
          .as("issued %s, answered %s", referral.issuedAt(), until)
          .isEqualTo(Objects.requireNonNull(referral.decisionBy()).isBefore(until));
    }
    assertThat(escalations)
        .extracting(Escalation::level)
        .contains(EscalationLevel.DUTY_MANAGER, EscalationLevel.BOARD);
  }

  private static boolean told(List<Escalation> escalations, Referral referral, AwaitedStep step) {
    return escalations.stream()
        .filter(e -> e.referralId().equals(referral.referralId()))
        .anyMatch(e -> e.of() == step && e.level() == EscalationLevel.DUTY_MANAGER);
  }

  @Test
  void operators_see_what_was_escalated() {
    topology.send(revision(new UUID(9, 1), 1, GROOMING));
    topology.send(revision(new UUID(9, 2), 1, GROOMING));

    topology.pass(Duration.ofHours(4).plusSeconds(1));

    assertThat(
            topology.counter("referrals.escalations", "level", "DUTY_MANAGER", "agency", "POLICE"))
        .isEqualTo(2);
  }

  @Test
  void a_response_finds_its_concern_by_its_value_under_any_key() {
    topology.send(revision(CONCERN, 1, GROOMING));
    Referral toPolice = referrals(Agency.POLICE).getFirst();

    topology.respond(
        Agency.POLICE, response(toPolice, ResponseKind.RECEIVED), null, topology.now());
    topology.respond(
        Agency.POLICE,
        response(toPolice, ResponseKind.ACCEPTED),
        "case 4711".getBytes(UTF_8),
        topology.now());

    assertThat(outcomes()).extracting(ResponseOutcome::refusal).containsOnlyNulls().hasSize(2);
  }

  @Test
  void whose_response_it_is_the_topic_says_and_never_the_record() {
    topology.send(revision(CONCERN, 1, GROOMING));
    Referral toPolice = referrals(Agency.POLICE).getFirst();

    topology.respond(Agency.SOCIAL_CARE, response(toPolice, ResponseKind.EMBARGO_RELEASED));

    assertThat(outcomes())
        .singleElement()
        .satisfies(
            outcome -> {
              assertThat(outcome.agency()).isEqualTo(Agency.SOCIAL_CARE);
              assertThat(outcome.refusal()).isEqualTo("UNKNOWN_REFERRAL");
            });
    assertThat(topology.refusals()).containsExactly("UNKNOWN_REFERRAL");
  }

  @Test
  void a_response_to_a_concern_that_is_not_known_is_refused_and_told() {
    Response response = response(UUID.randomUUID(), CONCERN, ResponseKind.RECEIVED);

    topology.respond(Agency.TRIAGE, response);

    assertThat(outcomes())
        .singleElement()
        .satisfies(
            outcome -> {
              assertThat(outcome.responseId()).isEqualTo(response.responseId());
              assertThat(outcome.refusal()).isEqualTo("UNKNOWN_REFERRAL");
            });
    assertThat(topology.refusals()).containsExactly("UNKNOWN_REFERRAL");
    assertThat(topology.counter("referrals.records.set.aside", "reason", "UNKNOWN_REFERRAL"))
        .isEqualTo(1);
  }

  @Test
  void a_refused_revision_is_one_dead_letter_as_it_was_and_the_ones_behind_it_flow() {
    String named = GROOMING.replace("}]", ",\"name\":\"%s\",\"dateOfBirth\":\"%s\"}]");
    topology.send(revision(CONCERN, 1, named.formatted("One", "1980-01-01")));
    ConcernRevision replacing = revision(CONCERN, 2, named.formatted("Another", "1990-01-01"));
    topology.send(replacing);
    topology.send(revision(CONCERN, 3, named.formatted("One", "1980-01-01")));

    assertThat(topology.deadLetters())
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.key()).isEqualTo(CONCERN.toString().getBytes(UTF_8));
              assertThat(letter.value())
                  .isEqualTo(
                      EventsAsJson.INSTANCE.serializer().serialize("concerns.v1", replacing));
              assertThat(ATopology.header(letter, DeadLetter.SERVICE)).isEqualTo("routing-service");
              assertThat(ATopology.header(letter, DeadLetter.TOPIC)).isEqualTo("concerns.v1");
              assertThat(ATopology.header(letter, DeadLetter.PARTITION)).isEqualTo("0");
              assertThat(ATopology.header(letter, DeadLetter.OFFSET)).isEqualTo("1");
              assertThat(ATopology.header(letter, DeadLetter.REASON)).isEqualTo("PERSON_REPLACED");
            });
    assertThat(topology.sent(Topic.DECISIONS, DecisionMade.class))
        .extracting(DecisionMade::concernRevision)
        .contains(1)
        .doesNotContain(2);
  }

  @Test
  void a_revision_under_another_key_than_its_concern_is_decided_nowhere() {
    byte[] value =
        EventsAsJson.INSTANCE
            .serializer()
            .serialize("concerns.v1", revision(CONCERN, 1000, GROOMING));
    topology.send(Topic.CONCERNS, "another".getBytes(UTF_8), value, topology.now());
    topology.send(Topic.CONCERNS, null, value, topology.now());

    assertThat(topology.refusals()).containsExactly("WRONG_KEY", "WRONG_KEY");
    assertThat(topology.sent()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"concerns.v1", "responses.police.v1", "responses.triage.v1"})
  void what_cannot_be_read_is_one_dead_letter_as_it_was_and_the_ones_behind_it_flow(Topic topic) {
    byte[] key = {7};
    byte[] corrupt = "no avro".getBytes(UTF_8);
    topology.send(topic, key, corrupt, topology.now());
    topology.send(topic, null, null, topology.now());
    topology.send(revision(CONCERN, 1, GROOMING));

    List<TestRecord<byte[], byte[]>> letters = topology.deadLetters();
    assertThat(letters).hasSize(2);
    assertThat(letters.getFirst().key()).isEqualTo(key);
    assertThat(letters.getFirst().value()).isEqualTo(corrupt);
    assertThat(ATopology.header(letters.getFirst(), DeadLetter.TOPIC)).isEqualTo(topic.topicName());
    assertThat(ATopology.header(letters.getFirst(), DeadLetter.OFFSET)).isEqualTo("0");
    assertThat(letters.getLast().key()).isNull();
    assertThat(letters.getLast().value()).isNull();
    assertThat(letters)
        .extracting(letter -> ATopology.header(letter, DeadLetter.REASON))
        .containsExactly("NOT_CONFLUENT_WIRE_FORMAT", "NO_VALUE");
    assertThat(referrals()).hasSize(3);
  }

  @Test
  void nothing_follows_from_a_response_that_its_client_sends_again() {
    topology.send(revision(CONCERN, 1, GROOMING));
    Response release = response(referrals(Agency.POLICE).getFirst(), ResponseKind.EMBARGO_RELEASED);
    topology.respond(Agency.POLICE, release);
    assertThat(referrals()).isNotEmpty();
    assertThat(topology.sent()).hasAtLeastOneElementOfType(ResponseOutcome.class);

    topology.respond(Agency.POLICE, release);

    assertThat(topology.sent()).isEmpty();
    assertThat(topology.refusals()).isEmpty();
  }

  @Test
  void another_response_under_the_id_of_one_that_was_taken_is_not_lost() {
    topology.send(revision(CONCERN, 1, GROOMING));
    Response received = response(referrals(Agency.POLICE).getFirst(), ResponseKind.RECEIVED);
    topology.respond(Agency.POLICE, received);

    topology.respond(Agency.POLICE, with(received, ResponseKind.ACCEPTED));

    assertThat(outcomes())
        .extracting(ResponseOutcome::kind)
        .containsExactly(ResponseKind.RECEIVED, ResponseKind.ACCEPTED);
  }

  @Test
  void a_refused_response_is_taken_when_it_is_redriven_and_what_it_waited_for_is_there() {
    Response early =
        response(Referral.id(CONCERN, Agency.POLICE, null), CONCERN, ResponseKind.ACCEPTED);
    topology.respond(Agency.POLICE, early);
    assertThat(topology.refusals()).containsExactly("UNKNOWN_REFERRAL");

    topology.send(revision(CONCERN, 1, GROOMING));
    topology.pass(Duration.ofMinutes(1));
    topology.respond(Agency.POLICE, early);

    List<ResponseOutcome> outcomes = outcomes();
    assertThat(outcomes)
        .extracting(ResponseOutcome::refusal)
        .containsExactly("UNKNOWN_REFERRAL", null);
    assertThat(outcomes).extracting(ResponseOutcome::eventId).doesNotHaveDuplicates();
  }

  @Test
  void a_record_of_the_future_starts_no_clock_that_nobody_hears_of() {
    topology.send(revision(CONCERN, 1, GROOMING), topology.now().plus(Duration.ofDays(36_500)));

    topology.pass(Duration.ofHours(4).plusSeconds(1));

    assertThat(topology.sent(ESCALATIONS, Escalation.class))
        .extracting(Escalation::agency)
        .contains(Agency.POLICE);
  }

  private List<Referral> referrals() {
    List<Referral> all = new ArrayList<>();
    for (Agency agency : Agency.OF_THE_CONTRACT) {
      all.addAll(referrals(agency));
    }
    return all;
  }

  private List<Referral> referrals(Agency agency) {
    return topology.sent(Topic.ofReferralsTo(agency), Referral.class);
  }

  private List<ResponseOutcome> outcomes() {
    return topology.sent(Topic.RESPONSE_OUTCOMES, ResponseOutcome.class);
  }

  private ConcernRevision revision(UUID id, int number, String json) {
    Reading reading = ConcernJson.read(json.getBytes(UTF_8), AgenciesFile.bundled());
    return new ConcernRevision(
        id, number, topology.now(), "practitioner", ((Reading.Accepted) reading).concern());
  }

  private Response response(Referral referral, ResponseKind kind) {
    return response(referral.referralId(), referral.concernId(), kind);
  }

  private Response response(UUID referral, UUID concern, ResponseKind kind) {
    return new Response(
        UUID.randomUUID(),
        referral,
        concern,
        1,
        kind,
        "An officer",
        topology.now(),
        "A reason",
        null,
        null,
        null,
        null,
        null);
  }

  private static Response with(Response response, ResponseKind kind) {
    return new Response(
        response.responseId(),
        response.referralId(),
        response.concernId(),
        response.referralRevision(),
        kind,
        response.by(),
        response.at(),
        response.reason(),
        null,
        null,
        null,
        null,
        null);
  }
}
