package org.referralrouter.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every service's JVM is told. */
class JavaOptionsTest {
  @Test
  void a_service_is_compiled_as_well_as_the_machine_can() {
    assertThat(JavaOptions.ofServices())
        .isNotEmpty()
        .allMatch(option -> option.startsWith("-"))
        .noneMatch(option -> option.contains("TieredStopAtLevel"));
  }

  @Test
  void this_java_takes_every_option() throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of(JavaCommand.java()));
    words.addAll(JavaOptions.ofServices());
    words.add("-version");

    Process java = new ProcessBuilder(words).redirectErrorStream(true).start();
    String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(java.waitFor()).as(said).isZero();
    assertThat(said).contains("openjdk version").doesNotContainIgnoringCase("warning");
  }
}
