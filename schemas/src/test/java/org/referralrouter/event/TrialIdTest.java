package org.referralrouter.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.referralrouter.concern.Agency;
import org.referralrouter.wire.Json;

class TrialIdTest {
  @Test
  void a_trials_id_is_of_version_8_and_keeps_every_other_bit() {
    UUID bits = UUID.fromString("01234567-89ab-4cde-bf01-23456789abcd");

    assertThat(TrialId.of(bits)).hasToString("01234567-89ab-8cde-bf01-23456789abcd");
  }

  @Test
  void every_id_of_a_trial_is_known_for_one() {
    RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
    assertThat(Stream.generate(() -> new UUID(random.nextLong(), random.nextLong())).limit(1000))
        .allMatch(bits -> TrialId.is(TrialId.of(bits)));
  }

  @Test
  void ids_of_real_concerns_are_never_those_of_trials() {
    assertThat(TrialId.is(null)).isFalse();
    assertThat(TrialId.is(new UUID(0, 0))).isFalse();
    assertThat(Stream.generate(UUID::randomUUID).limit(1000)).noneMatch(TrialId::is);
    assertThat(Stream.generate(() -> DerivedId.of(UUID.randomUUID(), "concern")).limit(1000))
        .noneMatch(TrialId::is);
  }

  @Test
  void a_record_says_that_it_is_a_test_exactly_where_its_concern_is_a_trials() {
    UUID real = UUID.randomUUID();

    assertThat(Json.mapper().valueToTree(outcome(real)).get("test").asBoolean()).isFalse();
    assertThat(Json.mapper().valueToTree(outcome(TrialId.of(real))).get("test").asBoolean())
        .isTrue();
  }

  @Test
  void whatever_a_record_says_of_being_a_test_its_concerns_id_decides() {
    ResponseOutcome real = outcome(UUID.randomUUID());
    String pretended =
        Json.mapper().writeValueAsString(real).replace("\"test\":false", "\"test\":true");

    ResponseOutcome read = Json.mapper().readValue(pretended, ResponseOutcome.class);

    assertThat(read.test()).isFalse();
    assertThat(read).isEqualTo(real);
  }

  private static ResponseOutcome outcome(UUID concern) {
    return new ResponseOutcome(
        UUID.randomUUID(),
        UUID.randomUUID(),
        concern,
        Agency.POLICE,
        ResponseKind.RECEIVED,
        1,
        null,
        Instant.EPOCH);
  }
}
