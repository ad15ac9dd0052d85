package org.referralrouter.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.referralrouter.local.port.FreePort;

class ReferralsTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private Path home;

  @Test
  void help_lists_every_command_and_every_exit_code() {
    assertThat(run("--help")).isEqualTo(ExitCodes.DONE);
    assertThat(out.toString())
        .contains(
            "start",
            "status",
            "demo",
            "submit",
            "explain",
            "replay",
            "procedure",
            "audit",
            "token",
            "onboard",
            "log-level")
        .contains("3     the system does not run", "130   ended with Ctrl-C");
  }

  @Test
  void an_unknown_command_is_wrong_use_and_said_on_standard_error() {
    assertThat(run("strat")).isEqualTo(ExitCodes.WRONG_USE);
    assertThat(err.toString()).contains("strat");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void an_unknown_client_is_answered_with_those_there_are() {
    assertThat(run("token", "janitor")).isEqualTo(ExitCodes.WRONG_USE);
    assertThat(err.toString()).contains("janitor", "practitioner", "designated-officer");
  }

  @Test
  void an_unknown_agency_is_answered_with_those_there_are() {
    assertThat(run("onboard", "army")).isEqualTo(ExitCodes.WRONG_USE);
    assertThat(err.toString()).contains("army", "police", "designated-officer");
  }

  @Test
  void a_secret_is_either_rotated_or_revoked() {
    assertThat(run("onboard", "police", "--rotate", "--revoke")).isEqualTo(ExitCodes.WRONG_USE);
    assertThat(err.toString()).contains("--rotate", "--revoke");
  }

  @Test
  void a_level_is_one_of_a_service_and_of_a_logger() {
    assertThat(run("log-level", "postman", "ROOT", "INFO")).isEqualTo(ExitCodes.WRONG_USE);
    assertThat(err.toString()).contains("postman", "intake", "audit");
    assertThat(run("log-level", "intake", "ROOT", "LOUD")).isEqualTo(ExitCodes.WRONG_USE);
    assertThat(err.toString()).contains("LOUD", "INHERIT");
    assertThat(run("log-level", "intake", "../env", "INFO")).isEqualTo(ExitCodes.WRONG_USE);
  }

  @Test
  void a_port_offset_that_is_no_number_is_wrong_use() {
    assertThat(run("status", "--port-offset", "many")).isEqualTo(ExitCodes.WRONG_USE);
    assertThat(err.toString()).contains("--port-offset");
  }

  @Test
  void what_needs_a_running_system_says_that_none_runs() {
    assertThat(run("token", "police", "--home", home.toString())).isEqualTo(ExitCodes.NOT_RUNNING);
    assertThat(run("submit", sample(), "--home", home.toString())).isEqualTo(ExitCodes.NOT_RUNNING);
    assertThat(run("log-level", "intake", "ROOT", "WARN", "--home", home.toString()))
        .isEqualTo(ExitCodes.NOT_RUNNING);
    assertThat(run("onboard", "police", "--home", home.toString()))
        .isEqualTo(ExitCodes.NOT_RUNNING);
    assertThat(run("onboard", "police", "--revoke", "--home", home.toString()))
        .isEqualTo(ExitCodes.NOT_RUNNING);
    assertThat(err.toString()).contains("./referrals start --home " + home);
    assertThat(home.resolve("secrets")).doesNotExist();
  }

  @Test
  void status_of_nothing_shows_every_part_down() {
    int offset = FreePort.next() - 18_080;
    assertThat(run("status", "--home", home.toString(), "--port-offset", Integer.toString(offset)))
        .isEqualTo(ExitCodes.NOT_RUNNING);
    assertThat(out.toString().lines().filter(line -> line.contains("down"))).hasSize(10);
    assertThat(out.toString()).contains("./referrals start --home " + home);
  }

  @Test
  void a_file_that_is_not_there_is_wrong_use() {
    assertThat(run("submit", "no-such-file.json")).isEqualTo(ExitCodes.WRONG_USE);
    assertThat(err.toString()).contains("no-such-file.json");
  }

  private int run(String... arguments) {
    var line = Referrals.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }

  private static String sample() {
    return Path.of("src/main/resources/samples/stranger-in-a-game.json").toString();
  }
}
