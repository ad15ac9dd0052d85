package org.referralrouter.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** A log that another process writes to, at its end, as those of the broker and its like. */
class TurnedFileTest {
  private static final LogLimits LIMITS =
      new LogLimits(DataSize.ofKilobytes(4), DataSize.ofKilobytes(20));

  @TempDir private Path directory;

  @Test
  void all_that_was_written_is_packed_and_the_writer_goes_on_in_an_empty_file() throws Exception {
    var home = new Home(directory);
    var writer =
        new ServiceProcess(
            "writer",
            List.of(
                "/bin/sh",
                "-c",
                "cd "
                    + directory
                    + "; i=0; while [ $i -lt 1000 ]; do i=$((i+1)); echo line $i; done; touch paused;"
                    + " until [ -e go ]; do sleep 0.05; done; echo after; exec sleep 60"),
            Map.of(),
            () -> Files.exists(directory.resolve("paused")),
            home);
    var log = new TurnedFile(writer.log(), new LogLimits(LIMITS.file(), DataSize.ofMegabytes(1)));
    writer.start();
    try {
      writer.awaitReady();
      log.turn();
      assertThat(writer.log()).isEmptyFile();
      assertThat(log.packed()).hasSize(1);
      assertThat(unpacked(log.packed().getFirst()))
          .containsExactlyElementsOf(
              IntStream.rangeClosed(1, 1000).mapToObj(i -> "line " + i).toList());
      Files.createFile(directory.resolve("go"));
      await().untilAsserted(() -> assertThat(writer.log()).hasContent("after"));
      log.turn();
      assertThat(log.packed()).as("a small one is left alone").hasSize(1);
    } finally {
      writer.kill9();
    }
  }

  @Test
  void packed_files_take_no_more_room_than_they_may_and_the_oldest_go() throws IOException {
    Path file = directory.resolve("broker.log");
    Path other = Files.writeString(directory.resolve("broker.log.x.gz"), "somebody else's");
    var log = new TurnedFile(file, LIMITS);
    for (int i = 1; i <= 60; i++) {
      Files.writeString(file, noise(i));
      log.turn();
    }

    assertThat(log.packed().stream().mapToLong(TurnedFileTest::size).sum())
        .isPositive()
        .isLessThanOrEqualTo(LIMITS.total().toBytes());
    assertThat(log.packed().getLast()).hasToString(file + ".60.gz");
    assertThat(other).exists();
  }

  @Test
  void a_part_that_fails_is_told_by_both_of_its_files() throws IOException {
    var home = new Home(directory);
    var failing =
        ServiceProcess.withOwnLog(
            "failing",
            List.of("/bin/sh", "-c", "echo before the log; exit 3"),
            Map.of(),
            () -> false,
            home);
    failing.start();
    String message = message(failing);
    assertThat(message).contains("before the log").contains("exit code 3").contains("not begun");

    Files.writeString(
        failing.log(),
        """
        {"log":{"level":"ERROR"},"message":"The database is another's"}
        {"log":{"level":"INFO"},"message":"Ends"}
        """);
    assertThat(message(failing))
        .contains("ERROR The database is another's")
        .contains("before the log")
        .doesNotContain("Ends");
  }

  @Test
  void the_last_runs_logs_are_kept_and_older_ones_are_not() throws IOException {
    var home = new Home(directory);
    for (String run : List.of("first", "second", "third")) {
      Files.writeString(home.log("intake"), run);
      Files.writeString(home.log("intake").resolveSibling("intake.log." + run + ".gz"), run);
      home.turnLogs();
    }
    Path previous = home.log("intake").resolveSibling("previous");

    assertThat(home.log("intake")).doesNotExist();
    assertThat(previous).isDirectoryContaining(file -> file.endsWith("intake.log.third.gz"));
    try (var files = Files.list(previous)) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void sizes_are_settings() {
    var limits =
        LogLimits.by(Map.of("REFERRALS_LOG_FILE_SIZE", "1MB", "REFERRALS_LOG_TOTAL_SIZE", "2MB"));

    assertThat(limits.environment())
        .containsEntry("LOGS_FILE_SIZE", "1048576B")
        .containsEntry("LOGS_TOTAL_SIZE", "2097152B");
    assertThat(LogLimits.by(Map.of()).file()).isEqualTo(DataSize.ofMegabytes(10));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LogLimits.by(Map.of("REFERRALS_LOG_FILE_SIZE", "much")))
        .withMessageContaining("REFERRALS_LOG_FILE_SIZE");
  }

  private static String message(ServiceProcess failing) {
    try {
      failing.awaitReady();
      return "it was ready";
    } catch (PartFailed e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** What cannot be packed to nothing. */
  private static String noise(int seed) {
    return new Random(seed)
        .ints(5000, 32, 127)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString()
        .concat("\n");
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> unpacked(Path file) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
