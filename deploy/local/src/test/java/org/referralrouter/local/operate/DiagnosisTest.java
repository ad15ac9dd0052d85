package org.referralrouter.local.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.referralrouter.local.run.Home;
import org.referralrouter.local.run.Ports;

/** The folder for whoever helps, of a system that does not run. */
class DiagnosisTest {
  @TempDir private Path directory;
  private Home home;
  private Path folder;
  private String secret;

  @BeforeEach
  void home() throws IOException {
    home = new Home(directory.resolve("home"));
    secret = home.clientSecrets().of("operator");
    Files.createDirectories(home.root().resolve("logs"));
    folder = directory.resolve("support");
  }

  @Test
  void it_holds_the_ends_of_the_logs() throws IOException {
    Files.writeString(home.root().resolve("logs/intake.log"), "{\"message\":\"Started\"}\n");

    assertThat(new Diagnosis(home, Ports.free(), folder).write(null)).isEmpty();

    assertThat(folder.resolve("logs/intake.log")).content().contains("Started");
    assertThat(folder.resolve("parts.json")).content().contains("\"up\":false");
    assertThat(folder.resolve("machine.json")).content().contains("diskFreeBytes");
  }

  @Test
  void a_file_that_holds_a_secret_is_taken_out_and_that_is_told() throws IOException {
    Files.writeString(home.root().resolve("logs/issuer.log"), "Bad client secret " + secret);

    List<String> told = new Diagnosis(home, Ports.free(), folder).write(null);

    assertThat(told).containsExactly("logs/issuer.log held a secret and was taken out");
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile))
          .allSatisfy(file -> assertThat(file).content().doesNotContain(secret));
    }
  }
}
