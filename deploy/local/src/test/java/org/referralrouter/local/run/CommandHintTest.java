package org.referralrouter.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CommandHintTest {
  private static final Checkout CHECKOUT = new Checkout(Path.of("/srv/referral-router"));

  @Test
  void the_usual_home_is_not_named() {
    assertThat(hint("/srv/referral-router/.local").of("status")).isEqualTo("./referrals status");
  }

  @Test
  void every_other_home_is_named() {
    assertThat(hint("/srv/trial").of("token police"))
        .isEqualTo("./referrals token police --home /srv/trial");
  }

  @Test
  void a_home_below_the_working_directory_is_named_as_it_is_typed() {
    assertThat(hint("trial").of("demo")).isEqualTo("./referrals demo --home trial");
  }

  @Test
  void a_shell_takes_the_home_as_one_word_whatever_is_in_it() {
    assertThat(hint("/srv/the trial's").of("demo"))
        .isEqualTo("./referrals demo --home '/srv/the trial'\\''s'");
  }

  private static CommandHint hint(String home) {
    return new CommandHint(CHECKOUT, new Home(Path.of(home)));
  }
}
