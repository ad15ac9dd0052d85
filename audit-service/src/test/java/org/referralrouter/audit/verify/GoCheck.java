package org.referralrouter.audit.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * The verifier in Go, made of Go's own packages for transparency logs and nothing of ours: {@code
 * src/test/go/verify.go}, with Debian's golang-go and golang-golang-x-mod-dev.
 */
public final class GoCheck {
  private static final Path PACKAGES = Path.of("/usr/share/gocode");
  private static final Path NOTE = PACKAGES.resolve("src/golang.org/x/mod/sumdb/note");

  private final Path program;

  private GoCheck(Path program) {
    this.program = program;
  }

  /** What it said, and its exit code. */
  public record Said(int exit, String text) {}

  /** Builds it; where Go is missing, the test is skipped, or fails where tools are required. */
  public static GoCheck built(Path directory) {
    boolean there = onPath("go") && Files.isDirectory(NOTE);
    if (!there && Boolean.getBoolean("tools.required")) {
      throw new AssertionError("Go is missing: apt-get install golang-go golang-golang-x-mod-dev");
    }
    Assumptions.assumeTrue(
        there, "Skipped: Go or its package x/mod is missing (golang-go, golang-golang-x-mod-dev)");
    Path program = directory.resolve("verify");
    Said said =
        run(
            directory,
            List.of(
                "go",
                "build",
                "-o",
                program.toString(),
                Path.of("src/test/go/verify.go").toAbsolutePath().toString()));
    if (said.exit() != 0) {
      throw new AssertionError(said.text());
    }
    return new GoCheck(program);
  }

  /**
   * Checks the files in a directory.
   *
   * @param options as in {@code -flip}
   */
  public Said check(Path files, String ledger, List<String> options, List<String> verifierKeys) {
    List<String> command = new ArrayList<>();
    command.add(program.toString());
    command.addAll(List.of("-directory", files.toString(), "-ledger", ledger));
    command.addAll(options);
    command.addAll(verifierKeys);
    return run(files, command);
  }

  private static boolean onPath(String name) {
    for (String directory : System.getenv("PATH").split(":", -1)) {
      if (Files.isExecutable(Path.of(directory, name))) {
        return true;
      }
    }
    return false;
  }

  private static Said run(Path directory, List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("GO111MODULE", "off");
    builder.environment().put("GOPATH", PACKAGES.toString());
    builder.environment().put("GOCACHE", directory.resolve("cache").toAbsolutePath().toString());
    builder.environment().put("GOFLAGS", "");
    try {
      Process process = builder.start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(5, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError(command.getFirst() + " does not end");
      }
      return new Said(process.exitValue(), text.strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
