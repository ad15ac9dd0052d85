package org.referralrouter.routing.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.referralrouter.routing.concern.BankHolidays;
import org.referralrouter.routing.concern.Clocks;
import org.referralrouter.routing.concern.ResponseClock;
import org.referralrouter.routing.concern.Router;
import org.referralrouter.routing.needtoknow.NeedToKnow;
import org.referralrouter.routing.procedure.ProcedureDirectory;
import org.referralrouter.routing.replay.Replay;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The product against the plain second reading, life by life and step by step. */
class LivesTest {
  private static final int LIVES = Integer.getInteger("lives", 6_000);
  private static final JsonMapper JSON = new JsonMapper();
  private static final ProcedureDirectory PROCEDURE =
      ProcedureDirectory.bundled("staffordshire-e-safety", "1");
  private static final BankHolidays HOLIDAYS = BankHolidays.ofEngland();
  private static final Replay REPLAY =
      new Replay(
          new Router(
              PROCEDURE.decisions(),
              new NeedToKnow(PROCEDURE.needToKnow(), PROCEDURE.agencies()),
              new ResponseClock(
                  Clocks.read(PROCEDURE.clocks()), ZoneId.of("Europe/London"), HOLIDAYS.days())),
          PROCEDURE.agencies());

  @Test
  void every_step_of_every_life_is_as_the_second_reading_has_it() {
    long seed = Long.getLong("lives.seed", RandomGenerator.getDefault().nextInt(1_000_000_000));
    System.out.println("Lives from seed " + seed);

    GeneratedLives.each(seed, LIVES, LivesTest::compare);
  }

  private static void compare(GeneratedLives.Life life) {
    Replay.Outcome outcome = REPLAY.of(life.line().getBytes(StandardCharsets.UTF_8));
    assertThat(outcome.problems()).as("life %s", life.line()).isEmpty();
    JsonNode ours = JSON.readTree(outcome.line()).path("steps");
    assertThat(ours.size()).isEqualTo(life.steps().size());
    for (int i = 0; i < ours.size(); i++) {
      JsonNode our = withoutProcedure(ours.get(i));
      JsonNode their = life.steps().get(i);
      if (!PlainSets.same(our, their)) {
        assertThat(PlainSets.of(our))
            .as("step %d of %s", i, life.line())
            .isEqualTo(PlainSets.of(their));
      }
    }
  }

  /** The second reading does not know which version decided. */
  private static JsonNode withoutProcedure(JsonNode step) {
    if (step.get("decision") instanceof ObjectNode decision) {
      decision.remove("procedure");
    }
    return step;
  }
}
