package org.referralrouter.routing.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the principles promise of every life, and that the generator reaches every row. */
class GeneratedLivesTest {
  private static final long SEED = 20_261_102;
  private static final int LIVES = 1_000;
  private static final Pattern RULES = Pattern.compile("\"(?:[CSPEFQAKH][0-9]+|L11)\"");

  @Test
  void a_life_of_a_seed_is_always_the_same() {
    assertThat(GeneratedLives.life(SEED)).isEqualTo(GeneratedLives.life(SEED));
  }

  @Test
  void every_step_keeps_the_principles_and_every_row_and_refusal_is_reached() {
    Set<String> rules = new ConcurrentSkipListSet<>();
    Set<String> refusals = new ConcurrentSkipListSet<>();
    GeneratedLives.each(
        SEED,
        LIVES,
        life -> {
          JsonNode steps = life.steps();
          steps.forEach(GeneratedLivesTest::keepsThePrinciples);
          RULES.matcher(steps.toString()).results().forEach(found -> rules.add(found.group()));
          steps.forEach(step -> refusals.add(step.path("refused").asString("")));
        });
    assertThat(rules).hasSize(16 + 5 + 14 + 2 + 1 + 14 + 5 + 7 + 17 + 1);
    assertThat(refusals)
        .contains(
            "UNKNOWN_REFERRAL",
            "UNKNOWN_REVISION",
            "NOT_ASKED",
            "VALUE_NOT_ALLOWED",
            "RELEASE_NOT_BY_POLICE",
            "RELEASE_WITHOUT_EMBARGO",
            "RELEASE_REPEATED",
            "PERSON_REPLACED",
            "TOO_MUCH_KNOWN",
            "CONFLICT_OF_INTEREST",
            "REDIRECT_LOOP");
  }

  private static void keepsThePrinciples(JsonNode step) {
    JsonNode decision = step.path("decision");
    if (!decision.isNull()) {
      assertThat(decision.path("referrals").size() + decision.path("advice").size())
          .as("silence is never an outcome")
          .isPositive();
    }
    for (JsonNode referral : step.path("referrals")) {
      if (referral.path("state").asString().equals("WITHDRAWN")) {
        assertThat(referral.path("shared").isEmpty()).as("a withdrawal shares nothing").isTrue();
      } else {
        assertThat(referral.path("purposes").isEmpty()).as("a referral has a purpose").isFalse();
      }
      assertThat(referral.path("confidentiality").toString().contains("DO_NOT_ALERT_SUSPECT"))
          .as("the flag is there while the embargo is ACTIVE")
          .isEqualTo(step.path("embargo").asString().equals("ACTIVE"));
      if (referral.path("agency").asString().equals("HR_ALLEGATIONS")) {
        assertThat(referral.path("shared").propertyNames())
            .as("what HR learns")
            .isSubsetOf("people", "categories");
      }
    }
  }
}
