package org.referralrouter.routing.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.referralrouter.event.Topic.ESCALATIONS;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Reading;
import org.referralrouter.event.Acknowledgement;
import org.referralrouter.event.AcknowledgementOutcome;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.event.EmbargoRelease;
import org.referralrouter.event.Escalation;
import org.referralrouter.event.EscalationLevel;
import org.referralrouter.event.Referral;
import org.referralrouter.event.Topic;
import org.referralrouter.wire.ConcernJson;

class TopologyTest {
  private static final long SEED = 20261218;
  private static final Instant FRIDAY_BEFORE_CHRISTMAS_WEEK = Instant.parse("2026-12-18T07:00:00Z");
  private static final Duration STEP = Duration.ofHours(1);
  private static final int WEEKS = 3;
  private static final String GROOMING =
      """
      {"categories":["ONLINE_GROOMING"],"summary":"Words.","reporter":{"organisation":"Example"},
       "people":[{"ref":"suspect-1","roles":["SUSPECT"],"ageGroup":"ADULT"}]}""";
  private static final String DANGER =
      """
      {"categories":["CYBERBULLYING"],"summary":"Words.","reporter":{"organisation":"Example"},
       "immediateDanger":"YES"}""";

  @TempDir private Path state;

  @Test
  void in_three_weeks_with_holidays_each_level_hears_once_of_each_silent_agency() {
    Random random = new Random(SEED);
    Map<UUID, Referral> referrals = new HashMap<>();
    Map<UUID, Instant> answers = new HashMap<>();
    List<Escalation> escalations = new ArrayList<>();
    try (ATopology topology = new ATopology(state, FRIDAY_BEFORE_CHRISTMAS_WEEK)) {
      int steps = (int) Duration.ofDays(7L * WEEKS).dividedBy(STEP);
      for (int step = 0; step < steps; step++) {
        if (step < steps / 2 && step % 3 == 0) {
          topology.send(
              revision(
                  new UUID(9, step), random.nextBoolean() ? GROOMING : DANGER, topology.now()));
        }
        for (Referral referral : referralsOf(topology)) {
          referrals.put(referral.referralId(), referral);
        }
        for (Referral referral : referrals.values()) {
          if (!answers.containsKey(referral.referralId()) && random.nextInt(20) == 0) {
            topology.send(answer(referral, topology.now()));
            answers.put(referral.referralId(), topology.now());
          }
        }
        topology.pass(STEP);
        escalations.addAll(topology.sent(ESCALATIONS, Escalation.class));
      }
    }

    assertThat(referrals).hasSizeGreaterThan(100);
    assertThat(escalations).extracting(Escalation::eventId).doesNotHaveDuplicates();
    Instant end = FRIDAY_BEFORE_CHRISTMAS_WEEK.plus(Duration.ofDays(7L * WEEKS));
    for (Referral referral : referrals.values()) {
      Instant until = answers.getOrDefault(referral.referralId(), end);
      Instant due = ATopology.CLOCK.acknowledgeBy(referral.issuedAt(), referral.urgency());
      Instant boardDue = ATopology.CLOCK.boardBy(due, referral.urgency());
      List<EscalationLevel> expected = new ArrayList<>();
      if (!due.isAfter(until)) {
        expected.add(EscalationLevel.DUTY_MANAGER);
      }
      if (!boardDue.isAfter(until)) {
        expected.add(EscalationLevel.BOARD);
      }
      assertThat(escalations)
          .filteredOn(e -> e.referralId().equals(referral.referralId()))
          .as("issued %s, answered %s", referral.issuedAt(), until)
          .extracting(Escalation::level)
          .containsExactlyElementsOf(expected);
    }
  }

  @Test
  void operators_see_what_waits_and_what_was_escalated() {
    try (ATopology topology = new ATopology(state, FRIDAY_BEFORE_CHRISTMAS_WEEK)) {
      topology.send(revision(new UUID(9, 1), GROOMING, topology.now()));
      topology.send(revision(new UUID(9, 2), GROOMING, topology.now()));
      List<Referral> toPolice = topology.sent(Topic.REFERRALS_POLICE, Referral.class);
      assertThat(topology.gauge("referrals.open", "POLICE")).isEqualTo(2);
      assertThat(topology.gauge("referrals.overdue", "POLICE")).isZero();

      topology.pass(Duration.ofHours(4));
      assertThat(topology.gauge("referrals.open", "POLICE")).isEqualTo(2);
      assertThat(topology.gauge("referrals.overdue", "POLICE")).isEqualTo(2);
      assertThat(topology.counter("escalations", "level", "DUTY_MANAGER", "agency", "POLICE"))
          .isEqualTo(2);

      topology.send(answer(toPolice.getFirst(), topology.now()));
      assertThat(topology.gauge("referrals.open", "POLICE")).isEqualTo(1);
      assertThat(topology.gauge("referrals.overdue", "POLICE")).isEqualTo(1);
    }
  }

  @Test
  void a_refused_event_is_a_dead_letter_with_its_reason_and_the_ones_behind_it_flow() {
    UUID concern = new UUID(9, 1);
    try (ATopology topology = new ATopology(state, FRIDAY_BEFORE_CHRISTMAS_WEEK)) {
      topology.send(release(1, concern, "police", topology.now()));
      topology.send(revision(concern, GROOMING, topology.now()));
      Referral toPolice = topology.sent(Topic.REFERRALS_POLICE, Referral.class).getFirst();
      topology.send(release(2, concern, "social-care", topology.now()));
      topology.send(release(3, concern, "police", topology.now()));
      topology.send(release(3, concern, "police", topology.now()));
      topology.send(release(4, concern, "police", topology.now()));
      topology.send(answer(toPolice, topology.now()));

      assertThat(topology.refusals())
          .containsExactly("RELEASE_WITHOUT_EMBARGO", "RELEASE_NOT_BY_POLICE", "RELEASE_REPEATED");
      assertThat(topology.sent(Topic.REFERRALS_POLICE, Referral.class))
          .extracting(Referral::revision)
          .containsExactly(2);
      assertThat(topology.gauge("referrals.open", "POLICE")).isZero();
    }
  }

  private static List<Referral> referralsOf(ATopology topology) {
    List<Referral> all = new ArrayList<>();
    for (Agency agency : Agency.values()) {
      all.addAll(topology.sent(Topic.ofReferralsTo(agency), Referral.class));
    }
    return all;
  }

  private static ConcernRevision revision(UUID id, String json, Instant now) {
    Reading reading = ConcernJson.read(json.getBytes(StandardCharsets.UTF_8));
    return new ConcernRevision(id, 1, now, "practitioner", ((Reading.Accepted) reading).concern());
  }

  private static Acknowledgement answer(Referral referral, Instant now) {
    return new Acknowledgement(
        UUID.randomUUID(),
        referral.referralId(),
        referral.concernId(),
        referral.revision(),
        referral.agency(),
        AcknowledgementOutcome.ACCEPTED,
        "An officer",
        null,
        null,
        now,
        referral.agency().slug());
  }

  private static EmbargoRelease release(int id, UUID concern, String actor, Instant now) {
    return new EmbargoRelease(new UUID(7, id), concern, "An officer", "A reason", now, actor);
  }
}
