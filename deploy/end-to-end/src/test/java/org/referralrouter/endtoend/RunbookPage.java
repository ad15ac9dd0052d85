package org.referralrouter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A runbook whose {@code sh} blocks are run as they stand, each by the heading above it. */
final class RunbookPage {
  private final Map<String, String> blocks = new LinkedHashMap<>();
  private final Map<String, String> environment;
  private final Path directory;

  /**
   * A page.
   *
   * @param environment of its commands
   */
  RunbookPage(String name, Map<String, String> environment) throws IOException {
    Path checkout = Path.of(System.getProperty("checkout")).toAbsolutePath().normalize();
    read(Files.readAllLines(checkout.resolve("deploy/observability/runbooks").resolve(name)));
    this.environment = environment;
    this.directory = Files.createTempDirectory(Path.of("target"), "runbook").toAbsolutePath();
    command(checkout);
  }

  private void read(List<String> lines) {
    String heading = "";
    StringBuilder block = null;
    for (String line : lines) {
      if (block != null && line.equals("```")) {
        blocks.put(heading, block.toString());
        block = null;
      } else if (block != null) {
        block.append(line).append('\n');
      } else if (line.equals("```sh")) {
        block = new StringBuilder();
      } else if (line.startsWith("#")) {
        heading = line.replaceFirst("^#+ ", "");
      }
    }
  }

  /** The commands without the script that builds: what they run is built. */
  private void command(Path checkout) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Path command = directory.resolve("referrals");
    Files.writeString(
        command,
        """
        #!/bin/sh
        if [ "$1" = audit ]; then exec '%1$s' -jar '%2$s/audit-service/target/audit-service-%3$s.jar' "$@"; fi
        exec '%1$s' -cp '%4$s' -Dreferrals.checkout='%2$s' -Dreferrals.log="$REFERRALS_HOME/logs/command.log" \\
          -Dlogback.configurationFile=org/referralrouter/local/logback-command.xml org.referralrouter.local.command.Referrals "$@"
        """
            .formatted(
                java,
                checkout,
                System.getProperty("version"),
                System.getProperty("java.class.path")));
    Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwx------"));
  }

  /** Runs the block below a heading; it must succeed. */
  void run(String heading) throws IOException, InterruptedException {
    String block = blocks.get(heading);
    assertThat(block).as("a block below '%s' of %s", heading, blocks.keySet()).isNotNull();
    Path said = Files.createTempFile(directory, "block", ".log");
    ProcessBuilder bash =
        new ProcessBuilder("bash", "-euo", "pipefail", "-c", block)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    bash.environment().putAll(environment);
    int code = bash.start().waitFor();
    assertThat(code).as("%s said: %s", heading, Files.readString(said)).isZero();
  }
}
