package org.referralrouter.endtoend.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.referralrouter.local.run.Home;
import org.referralrouter.local.run.Ports;
import org.referralrouter.local.run.Ports.Port;

/**
 * Runs the commands of pages as a reader would, in a directory that looks like the checkout, with
 * its system in {@code .local}: as they stand there, but for this system's ports, and with what a
 * reader has to fill in.
 */
final class PageCommands {
  private static final Pattern ADDRESS = Pattern.compile("127\\.0\\.0\\.1:(\\d{5})");
  private static final int MINUTES = 4;

  /** Done, or done and something waits too long, as the page's alert says. */
  private static final Set<Integer> DONE = Set.of(0, 6);

  /** An answer that is no success is a failure, and a machine may lack uuidgen. */
  private static final String PRELUDE =
      """
      set -eu
      curl() { command curl --fail-with-body "$@"; }
      command -v uuidgen >/dev/null || uuidgen() { cat /proc/sys/kernel/random/uuid; }
      """;

  private final Path directory = Path.of("target", "reader-" + UUID.randomUUID()).toAbsolutePath();
  private final Home home;
  private final Ports ports;
  private final Map<String, String> filled;

  /**
   * A reader of pages.
   *
   * @param filled what stands for each word that a reader replaces
   */
  PageCommands(Home home, Ports ports, Map<String, String> filled) {
    this.home = home;
    this.ports = ports;
    this.filled = filled;
    try {
      Files.createDirectories(directory);
      for (String name : new String[] {"referrals", "deploy", "routing-service", "schemas"}) {
        Files.createSymbolicLink(
            directory.resolve(name), ObservabilityFiles.checkout().toAbsolutePath().resolve(name));
      }
      Files.createSymbolicLink(directory.resolve(".local"), home.root());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file of the reader's own. */
  void has(String file, String text) {
    try {
      Files.writeString(directory.resolve(file), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A copy of the procedure that comes along, as a board of its own makes it. */
  void hasProcedure(String at, String version) {
    HastyProcedure.copy(directory.resolve(at), "ours", version);
  }

  /** Runs these lines; fails where one does. */
  String run(String lines) {
    String script = ports(replaced(lines));
    try {
      ProcessBuilder builder =
          new ProcessBuilder("/bin/bash", "-c", PRELUDE + script)
              .directory(directory.toFile())
              .redirectErrorStream(true);
      builder.environment().put("REFERRALS_HOME", home.root().toString());
      builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
      builder.environment().remove("REFERRALS_JAVA_OPTIONS");
      Process process = builder.start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).as(script).isTrue();
      assertThat(process.exitValue()).as("%s%n%s", script, said).isIn(DONE);
      assertThat(said).as(script).doesNotContain("No such file", "command not found");
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  private String replaced(String lines) {
    String replaced = lines;
    for (Map.Entry<String, String> word : filled.entrySet()) {
      replaced = replaced.replaceAll("(?<![A-Z_])" + Pattern.quote(word.getKey()), word.getValue());
    }
    return replaced;
  }

  private String ports(String lines) {
    return ADDRESS
        .matcher(lines)
        .replaceAll(
            found ->
                Matcher.quoteReplacement("127.0.0.1:" + ofUs(Integer.parseInt(found.group(1)))));
  }

  private int ofUs(int usual) {
    return Ports.all().stream()
        .filter(port -> new Ports(0).of(port) == usual)
        .mapToInt((Port port) -> ports.of(port))
        .findFirst()
        .orElse(usual);
  }
}
