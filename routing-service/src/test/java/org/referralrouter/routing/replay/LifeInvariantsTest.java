package org.referralrouter.routing.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Category;
import org.referralrouter.concern.Person;
import org.referralrouter.decision.Confidentiality;
import org.referralrouter.decision.Embargo;
import org.referralrouter.event.Event;
import org.referralrouter.event.Referral;
import org.referralrouter.event.ReferralState;
import org.referralrouter.event.SharedConcern;
import org.referralrouter.event.SharedPerson;
import org.referralrouter.routing.concern.ConcernState;
import org.referralrouter.routing.concern.ReferralKey;
import org.referralrouter.routing.concern.Routed;
import org.referralrouter.routing.concern.SentReferral;
import org.referralrouter.routing.concern.StateFormat;
import org.referralrouter.routing.life.GeneratedLives;
import org.referralrouter.wire.AgenciesFile;

/** What must hold after every step of every generated life. */
class LifeInvariantsTest {
  private static final int LIVES = Integer.getInteger("lives.invariants", 1_000);
  private static final Set<Category> SEXUAL =
      Set.of(
          Category.ABUSE_IMAGES_VIEWING,
          Category.ABUSE_IMAGES_CREATION,
          Category.ABUSE_IMAGES_DISTRIBUTION,
          Category.PSEUDO_IMAGES,
          Category.ONLINE_GROOMING,
          Category.ONLINE_SEXUAL_ABUSE,
          Category.LIVE_STREAMED_ABUSE,
          Category.ADVERTISING_CHILD,
          Category.SEXUAL_EXPLOITATION);

  @Test
  void after_every_step_of_every_life() {
    long seed = Long.getLong("lives.seed", RandomGenerator.getDefault().nextInt(1_000_000_000));
    System.out.println("Lives for the invariants from seed " + seed);

    LongStream.range(seed, seed + LIVES)
        .parallel()
        .forEach(
            one -> {
              try {
                live(GeneratedLives.life(one));
              } catch (AssertionError e) {
                throw new AssertionError("The life of seed " + one + ": " + e.getMessage(), e);
              }
            });
  }

  private static void live(String life) {
    LifeReader.Outcome.Life read =
        (LifeReader.Outcome.Life)
            LifeReader.read(life.getBytes(StandardCharsets.UTF_8), AgenciesFile.bundled());
    ConcernState state = ConcernState.UNSEEN;
    Map<ReferralKey, Referral> latest = new HashMap<>();
    Set<ReferralKey> withheld = new HashSet<>();
    for (LifeEvent event : read.events()) {
      Routed routed = ALife.REPLAY.routed(state, event);
      assertThat(ALife.REPLAY.routed(stored(state), event)).isEqualTo(routed);
      state = routed.state();
      for (Event sent : routed.events()) {
        if (sent instanceof Referral referral) {
          ReferralKey key = new ReferralKey(referral.agency(), referral.subject());
          Referral before = latest.put(key, referral);
          assertThat(referral.revision()).isEqualTo(before == null ? 1 : before.revision() + 1);
          needToKnow(referral);
        }
      }
      if (state.header().known().concern() != null) {
        policeKnowEverybody(state, latest);
        flagsStand(state, latest, withheld);
        everyOpenReferralIsWaitedForOrDecided(state);
      }
    }
  }

  /** What a restart, or another instance, goes on from. */
  private static ConcernState stored(ConcernState state) {
    return StateFormat.state(StateFormat.bytes(state));
  }

  private static void policeKnowEverybody(ConcernState state, Map<ReferralKey, Referral> latest) {
    boolean sexual =
        state.header().known().known().categories().stream().anyMatch(SEXUAL::contains);
    if (sexual) {
      Referral police =
          Objects.requireNonNull(latest.get(new ReferralKey(Agency.POLICE, null)), "to the police");
      assertThat(police.state()).isEqualTo(ReferralState.OPEN);
      assertThat(police.shared().people())
          .extracting(SharedPerson::ref)
          .containsExactlyInAnyOrderElementsOf(
              state.header().known().known().people().stream().map(Person::ref).toList());
    }
  }

  private static void flagsStand(
      ConcernState state, Map<ReferralKey, Referral> latest, Set<ReferralKey> withheld) {
    boolean active = state.header().embargo().code() == Embargo.ACTIVE;
    latest.forEach(
        (key, referral) -> {
          Set<String> flags =
              referral.confidentiality().stream()
                  .map(Confidentiality::flag)
                  .collect(Collectors.toSet());
          if (active && referral.state() == ReferralState.OPEN) {
            assertThat(flags).contains("DO_NOT_ALERT_SUSPECT");
            if (withheld.contains(key)) {
              assertThat(flags).contains("WITHHOLD_SUSPENSION_REASON");
            }
          }
          if (flags.contains("WITHHOLD_SUSPENSION_REASON")) {
            withheld.add(key);
          }
        });
  }

  private static void everyOpenReferralIsWaitedForOrDecided(ConcernState state) {
    for (SentReferral sent : state.referrals().values()) {
      if (sent.state() == ReferralState.OPEN) {
        assertThat(sent.waits().decision().running() || sent.waits().decided() != null).isTrue();
      }
    }
  }

  /** The rows of the contract for HR and the designated officer, which are the narrowest. */
  private static void needToKnow(Referral referral) {
    SharedConcern shared = referral.shared();
    if (referral.state() == ReferralState.WITHDRAWN) {
      assertThat(shared).isEqualTo(SharedConcern.NOTHING);
      return;
    }
    @Nullable String subject = referral.subject();
    switch (referral.agency().name()) {
      case "HR_ALLEGATIONS" -> {
        assertThat(shared.summary()).isNull();
        assertThat(shared.reporter()).isNull();
        assertThat(shared.people()).allMatch(person -> person.ref().equals(subject));
        assertThat(shared.people()).allMatch(person -> person.address() == null);
        assertThat(shared.people()).allMatch(person -> person.dateOfBirth() == null);
        assertThat(shared.categories() == null || referral.embargo() == Embargo.RELEASED).isTrue();
      }
      case "DESIGNATED_OFFICER" ->
          assertThat(shared.people())
              .filteredOn(person -> !person.ref().equals(subject))
              .allMatch(person -> person.name() == null && person.address() == null);
      default -> {
        List<SharedPerson> people = shared.people();
        assertThat(people).doesNotHaveDuplicates();
      }
    }
  }
}
