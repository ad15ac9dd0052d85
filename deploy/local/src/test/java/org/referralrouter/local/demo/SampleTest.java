package org.referralrouter.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.referralrouter.concern.Reading;
import org.referralrouter.wire.AgenciesFile;
import org.referralrouter.wire.ConcernJson;

class SampleTest {
  @Test
  void every_sample_is_a_concern_that_is_accepted() {
    assertThat(Sample.all()).hasSizeBetween(6, 8);
    for (var sample : Sample.all()) {
      assertThat(ConcernJson.read(sample.json().getBytes(UTF_8), AgenciesFile.bundled()))
          .as(sample.name())
          .isInstanceOf(Reading.Accepted.class);
    }
  }

  @Test
  void a_title_reads_like_a_heading() {
    assertThat(new Sample("stranger-in-a-game", "{}").title()).isEqualTo("Stranger in a game");
  }
}
