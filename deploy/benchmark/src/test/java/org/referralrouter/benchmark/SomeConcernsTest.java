package org.referralrouter.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.referralrouter.concern.Reading;
import org.referralrouter.wire.AgenciesFile;
import org.referralrouter.wire.ConcernJson;

class SomeConcernsTest {
  @Test
  void every_one_is_accepted() {
    assertThat(drawn(7))
        .allSatisfy(
            concern ->
                assertThat(ConcernJson.read(concern.getBytes(UTF_8), AgenciesFile.bundled()))
                    .isInstanceOf(Reading.Accepted.class));
  }

  @Test
  void the_same_seed_draws_the_same() {
    assertThat(drawn(7)).isEqualTo(drawn(7)).isNotEqualTo(drawn(8));
  }

  private static List<String> drawn(long seed) {
    SomeConcerns some = new SomeConcerns(seed);
    return Stream.generate(some::next).limit(500).toList();
  }
}
