package org.referralrouter.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.referralrouter.decision.Procedure;
import org.referralrouter.local.run.Checkout;
import org.referralrouter.local.run.CommandHint;
import org.referralrouter.local.run.Home;
import org.referralrouter.local.run.Ports;
import org.referralrouter.local.run.RulingProcedure;

class WelcomeTest {
  private static final Checkout CHECKOUT = new Checkout(Path.of("/srv/referral-router"));

  @Test
  void every_command_it_prints_is_about_the_home_that_was_started() {
    var home = new Home(Path.of("/srv/trial"));
    assertThat(commands(home))
        .hasSizeGreaterThan(4)
        .allMatch(command -> command.contains("--home /srv/trial"));
    assertThat(commands(Home.usual(CHECKOUT))).noneMatch(command -> command.contains("--home"));
  }

  @Test
  void it_says_which_procedure_rules_and_which_was_refused() {
    assertThat(text(Home.usual(CHECKOUT)))
        .contains("Procedure in force: ours 1")
        .contains("ours 2 (sha256:ff) was refused");
  }

  private static List<String> commands(Home home) {
    return text(home)
        .lines()
        .filter(line -> line.contains("./referrals") && !line.contains("procedure check"))
        .toList();
  }

  private static String text(Home home) {
    var ruling =
        new RulingProcedure(
            Optional.of(new Procedure("ours", "1", "sha256:00")),
            "2026-11-02T10:00:00Z",
            Optional.of(new Procedure("ours", "2", "sha256:ff")),
            Optional.empty(),
            "");
    var welcome =
        new Welcome(home, new Ports(0), new CommandHint(CHECKOUT, home), Optional.of(ruling));
    return String.join("\n", welcome.lines(Duration.ofSeconds(9)));
  }
}
