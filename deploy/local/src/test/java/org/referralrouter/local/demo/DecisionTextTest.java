package org.referralrouter.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.referralrouter.concern.Agency;
import org.referralrouter.decision.Advice;
import org.referralrouter.decision.Basis;
import org.referralrouter.decision.Confidentiality;
import org.referralrouter.decision.DecidedReferral;
import org.referralrouter.decision.Decision;
import org.referralrouter.decision.Embargo;
import org.referralrouter.decision.NotReferred;
import org.referralrouter.decision.Procedure;
import org.referralrouter.decision.Purpose;
import org.referralrouter.decision.Question;
import org.referralrouter.decision.Urgency;
import picocli.CommandLine.Help.Ansi;

class DecisionTextTest {
  @Test
  void a_decision_shows_who_is_told_why_and_with_which_flags() {
    var police =
        new DecidedReferral(
            Agency.POLICE,
            null,
            Urgency.URGENT,
            List.of(new Purpose("CHECKS_ON_SUSPECT", List.of("13"), List.of("P2"), Basis.EXPLICIT)),
            List.of(new Confidentiality("DO_NOT_ALERT_SUSPECT", "17", "K1", Basis.EXPLICIT)),
            List.of(),
            List.of(new Question("householdChildren", "suspect-1", "31", "Q3")));
    var decision =
        new Decision(
            new Procedure("board", "1", "sha256:0"),
            Embargo.ACTIVE,
            List.of(police),
            List.of(
                new NotReferred(Agency.HR_ALLEGATIONS, "suspect-1", "CONFLICT_OF_INTEREST", "16")),
            List.of(new Advice("DISCUSS_WITH_LINE_MANAGER", "10", "A5")));

    assertThat(DecisionText.of(decision).stream().map(Ansi.OFF::string).map(Object::toString))
        .containsExactly(
            "    police             –          URGENT     CHECKS_ON_SUSPECT ¶13",
            "                                             ⚑ DO_NOT_ALERT_SUSPECT ¶17",
            "                                             ? householdChildren of suspect-1 ¶31",
            "    not told: hr-allegations about suspect-1, CONFLICT_OF_INTEREST ¶16",
            "    advice: DISCUSS_WITH_LINE_MANAGER ¶10");
  }
}
