package org.referralrouter.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.referralrouter.audit.AuditApplication;
import org.referralrouter.wire.Json;

/** The commands as processes of their own: none of them starts the service. */
class CommandProcessIT {
  private static final int PATIENCE_SECONDS = 60;

  @TempDir private Path directory;

  private record Ran(int exit, String out, String err) {}

  @Test
  void without_a_subcommand_it_says_which_there_are() throws Exception {
    Ran ran = run("audit");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).contains("Missing required subcommand").contains("verify", "fetch");
  }

  @ParameterizedTest
  @ValueSource(strings = {"audit --help", "--help", "-h", "audit -h"})
  void help_is_all_that_it_gives(String words) throws Exception {
    Ran ran = run(words.split(" "));
    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).startsWith("Usage: audit").contains("verify", "fetch", "witness");
    assertThat(ran.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"audit verfy", "verfy", "audit --verify", "audit serve --server.port=0"})
  void a_word_that_is_none_of_its_own_is_refused(String words) throws Exception {
    Ran ran = run(words.split(" "));
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).containsAnyOf("Unmatched argument", "Unknown option");
  }

  @Test
  void with_json_the_verdict_is_all_that_is_printed_whatever_it_is() throws Exception {
    SmallLedger ledger = SmallLedger.of(3, 4);
    ledger.writeTo(directory.resolve("intact"));
    String path = "logs/" + ledger.log(1).path() + "/tile/0/000.p/4";
    ledger.bytes(path)[40] ^= 1;
    ledger.writeTo(directory.resolve("broken"));
    Path noZip = Files.writeString(directory.resolve("export.zip"), "no zip");
    String key = "--key=" + ledger.signer.key().text();
    assertVerdict("intact", 0, "--directory=" + directory.resolve("intact"), key);
    assertVerdict("broken", 1, "--directory=" + directory.resolve("broken"), key);
    assertVerdict("unknown", 3, "--export=" + noZip, key);
  }

  private void assertVerdict(String verdict, int exit, String of, String key) throws Exception {
    Ran ran = run("audit", "verify", "--json", of, key);
    assertThat(Json.mapper().readTree(ran.out()).has(verdict)).as(ran.out()).isTrue();
    assertThat(ran.out().lines()).hasSize(1);
    assertThat(ran.exit()).isEqualTo(exit);
  }

  @Test
  void a_key_file_that_is_not_there_is_no_verdict() throws Exception {
    Ran ran = run("verify", "--json", "--directory=" + directory, "--key=" + directory + "/none");
    assertThat(ran.exit()).isEqualTo(3);
    assertThat(ran.out()).isEmpty();
  }

  private Ran run(String... words) throws IOException, InterruptedException {
    Path out = directory.resolve("out");
    Path err = directory.resolve("err");
    Process process =
        new ProcessBuilder(
                Stream.concat(
                        Stream.of(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-Xmx128m",
                            "-XX:TieredStopAtLevel=1",
                            "--enable-native-access=ALL-UNNAMED",
                            "-cp",
                            System.getProperty("java.class.path"),
                            AuditApplication.class.getName()),
                        Stream.of(words))
                    .toList())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("it ends").isTrue();
      return new Ran(
          process.exitValue(),
          Files.readString(out, StandardCharsets.UTF_8),
          Files.readString(err, StandardCharsets.UTF_8));
    } finally {
      process.destroyForcibly();
    }
  }
}
