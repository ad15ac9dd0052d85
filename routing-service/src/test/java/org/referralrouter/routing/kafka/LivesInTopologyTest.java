package org.referralrouter.routing.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.event.Event;
import org.referralrouter.event.Response;
import org.referralrouter.routing.concern.ConcernState;
import org.referralrouter.routing.concern.Routed;
import org.referralrouter.routing.concern.Router;
import org.referralrouter.routing.life.GeneratedLives;
import org.referralrouter.wire.Json;

/** Generated lives as records: the topology adds nothing to the domain, and loses nothing. */
class LivesInTopologyTest {
  private static final long SEED = 20_261_125;
  private static final int LIVES = 40;
  private static final int REPLAYED_LIVES = 6;

  @TempDir private Path state;

  @Test
  void the_topology_sends_what_the_domain_says_and_nothing_else() {
    System.out.println("lives of the seeds from " + SEED);
    for (long seed = SEED; seed < SEED + LIVES; seed++) {
      List<LifeRecords> life = LifeRecords.of(GeneratedLives.life(seed));
      try (ATopology topology = new ATopology(state.resolve("" + seed), life.getFirst().at())) {
        List<Event> sent = new ArrayList<>();
        for (LifeRecords step : life) {
          sent.addAll(take(topology, step));
        }

        assertThat(texts(sent)).as("life of seed %s", seed).isEqualTo(texts(byDomain(life)));
      }
    }
  }

  /** A crash: what was read is handed over again, from any record back, and reading goes on. */
  @Test
  void records_that_are_handed_over_again_from_any_one_give_no_other_records() {
    System.out.println("lives of the seeds from " + SEED);
    for (long seed = SEED; seed < SEED + REPLAYED_LIVES; seed++) {
      List<LifeRecords> life = LifeRecords.of(GeneratedLives.life(seed));
      List<Event> undisturbed = byDomain(life);
      Random random = new Random(seed);
      for (int crash = 0; crash < life.size(); crash++) {
        int from = random.nextInt(crash + 1);
        Path own = state.resolve(seed + "-" + crash);
        try (ATopology topology = new ATopology(own, life.getFirst().at())) {
          List<Event> sent = new ArrayList<>();
          for (int i = 0; i < life.size(); i++) {
            sent.addAll(take(topology, life.get(i)));
            if (i == crash) {
              assertThat(topology.deadLetters()).hasSizeLessThanOrEqualTo(crash + 1);
              life.subList(from, crash + 1).forEach(again -> hand(topology, again));
              assertThat(topology.sent()).as("life of seed %s again from %s", seed, from).isEmpty();
              assertThat(topology.deadLetters()).isEmpty();
            }
          }

          assertThat(texts(sent))
              .as("life of seed %s, from %s again after %s", seed, from, crash)
              .isEqualTo(texts(undisturbed));
        }
      }
    }
  }

  private static List<Event> take(ATopology topology, LifeRecords step) {
    topology.pass(Duration.between(topology.now(), step.at()));
    List<Event> sent = new ArrayList<>(topology.sent());
    hand(topology, step);
    sent.addAll(topology.sent());
    return sent;
  }

  private static void hand(ATopology topology, LifeRecords step) {
    switch (step.event()) {
      case ConcernRevision revision -> topology.send(revision, step.at());
      case Response response ->
          topology.respond(responder(step), response, new byte[] {1}, step.at());
      case null, default -> {
        // Silence.
      }
    }
  }

  private static Agency responder(LifeRecords step) {
    return Objects.requireNonNull(step.agency());
  }

  /** What the domain alone says. */
  private static List<Event> byDomain(List<LifeRecords> life) {
    List<Event> events = new ArrayList<>();
    ConcernState known = ConcernState.UNSEEN;
    Instant before = Instant.MIN;
    for (LifeRecords step : life) {
      Router router = ATopology.ROUTERS.inForce(step.at());
      Routed silence =
          step.at().isAfter(before)
              ? router.silence(LifeRecords.CONCERN, known, step.at())
              : new Routed(known, List.of(), null);
      before = step.at();
      Routed routed =
          switch (step.event()) {
            case ConcernRevision revision -> router.revised(silence.state(), revision, step.at());
            case Response response ->
                router.responded(silence.state(), responder(step), response, step.at());
            case null, default -> new Routed(silence.state(), List.of(), null);
          };
      events.addAll(silence.events());
      events.addAll(routed.events());
      known = routed.state();
    }
    return events;
  }

  /** By their ids, since a topic keeps its own order only. */
  private static Map<UUID, String> texts(List<Event> events) {
    Map<UUID, String> texts = new LinkedHashMap<>();
    events.stream()
        .sorted(Comparator.comparing(Event::eventId))
        .forEach(
            event ->
                assertThat(texts.put(event.eventId(), Json.mapper().writeValueAsString(event)))
                    .as("sent twice: %s", event.eventId())
                    .isNull());
    return texts;
  }
}
