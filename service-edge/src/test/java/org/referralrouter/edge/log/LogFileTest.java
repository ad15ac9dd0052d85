package org.referralrouter.edge.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The log of a service as its settings make it a file: turned while it runs, and bounded. */
@ExtendWith(OutputCaptureExtension.class)
class LogFileTest {
  private static final int LINES = 20_000;
  private static final long FILE = 100 * 1024;
  private static final long TOTAL = 60 * 1024;

  @TempDir private Path directory;

  @SpringBootConfiguration(proxyBeanMethods = false)
  static class Nothing {}

  @Test
  void it_is_turned_by_size_and_the_oldest_goes_and_the_console_is_silent(CapturedOutput output)
      throws IOException {
    Path log = directory.resolve("service.log");
    try (var _ =
        new SpringApplicationBuilder(Nothing.class)
            .web(WebApplicationType.NONE)
            .properties(
                "logging.file.name=" + log,
                "logging.logback.rollingpolicy.max-file-size=" + FILE + "B",
                "logging.logback.rollingpolicy.total-size-cap=" + TOTAL + "B",
                "logging.logback.rollingpolicy.max-history=14",
                "logging.structured.format.file=ecs",
                "logging.threshold.console=OFF")
            .run()) {
      Logger logger = LoggerFactory.getLogger(LogFileTest.class);
      for (int i = 0; i < LINES; i++) {
        logger.info("Line {} of many", i);
      }
    }
    // Files are packed, and old ones go, beside the service's own work.
    await()
        .untilAsserted(
            () -> {
              List<Path> packed = packed();
              assertThat(packed).hasSizeGreaterThan(1);
              assertThat(packed.stream().mapToLong(LogFileTest::size).sum()).isLessThan(2 * TOTAL);
            });
    assertThat(Files.size(log)).isLessThan(2 * FILE);
    assertThat(Files.readString(log)).contains("\"message\":\"Line " + (LINES - 1) + " of many\"");
    assertThat(output).doesNotContain("of many");
  }

  private List<Path> packed() throws IOException {
    try (var files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".gz")).toList();
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException _) {
      // It has gone meanwhile.
      return 0;
    }
  }
}
