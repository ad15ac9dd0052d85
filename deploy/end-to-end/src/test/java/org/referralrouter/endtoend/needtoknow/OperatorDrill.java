package org.referralrouter.endtoend.needtoknow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.referralrouter.local.command.Referrals;
import org.referralrouter.wire.Json;

/** What whoever keeps the system running does with its logs. */
class OperatorDrill {
  private static final MarkedSystem SYSTEM = MarkedSystem.shared();
  private static final String LOGGER = "org.referralrouter.anything";

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"intake", "routing", "notification", "audit"})
  void a_services_log_is_a_file_of_its_own_and_its_output_holds_no_line_of_it(String service)
      throws IOException {
    Path log = SYSTEM.home().log(service);
    Path output = log.resolveSibling(service + ".out");

    assertThat(Files.readAllLines(log))
        .isNotEmpty()
        .allSatisfy(
            line ->
                assertThat(Json.mapper().readTree(line).path("@timestamp").isString()).isTrue());
    assertThat(output).exists();
    assertThat(Files.readAllLines(output)).noneMatch(line -> line.startsWith("{"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"intake", "routing", "notification", "audit"})
  void a_level_is_changed_while_a_service_runs_and_its_log_says_who_did(String service)
      throws Exception {
    assertThat(referrals("log-level", service, LOGGER, "DEBUG"))
        .contains(service + ": " + LOGGER + " is at DEBUG");
    assertThat(referrals("log-level", service, LOGGER)).contains("is at DEBUG");
    assertThat(referrals("log-level", service, LOGGER, "INHERIT")).contains("inherits");
    try (Stream<String> lines = Files.lines(SYSTEM.home().log(service))) {
      assertThat(lines.filter(line -> line.contains(LOGGER)))
          .hasSize(2)
          .first()
          .asString()
          .contains("operator sets the level of the logger " + LOGGER + " to DEBUG");
    }
  }

  @Test
  void a_level_that_could_tell_of_people_is_refused_with_the_reason() throws Exception {
    assertThat(referrals("log-level", "intake", "org.springframework.jdbc", "TRACE"))
        .contains("Refused", "others may quote people");
  }

  private String referrals(String... words) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dreferrals.checkout=" + System.getProperty("checkout"),
                "-Dreferrals.log=" + directory.resolve("command.log"),
                "-Dlogback.configurationFile=org/referralrouter/local/logback-command.xml",
                "-cp",
                System.getProperty("java.class.path"),
                Referrals.class.getName()));
    command.addAll(List.of(words));
    command.addAll(List.of("--home", SYSTEM.home().root().toString()));
    Path said = directory.resolve("said.txt");
    new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(said.toFile())
        .start()
        .waitFor();
    return Files.readString(said);
  }
}
