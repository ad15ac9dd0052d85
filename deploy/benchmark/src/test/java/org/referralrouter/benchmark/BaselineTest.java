package org.referralrouter.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.referralrouter.benchmark.Baseline.Cost;

class BaselineTest {
  private static final double A_TENTH = 0.1;

  private final Baseline baseline = of(Map.of("routing", new Cost(10.0, 1000)));

  @Test
  void what_costs_less_the_same_or_a_tenth_more_is_well() {
    assertThat(baseline.refusals(Map.of("routing", new Cost(8.0, 900)), A_TENTH)).isEmpty();
    assertThat(baseline.refusals(Map.of("routing", new Cost(10.0, 1000)), A_TENTH)).isEmpty();
    assertThat(baseline.refusals(Map.of("routing", new Cost(11.0, 1100)), A_TENTH)).isEmpty();
  }

  @Test
  void more_than_a_tenth_of_cpu_is_refused_with_both_figures() {
    assertThat(baseline.refusals(Map.of("routing", new Cost(12.0, 1000)), A_TENTH))
        .containsExactly(
            "routing uses 12.00 units of CPU for each, 20 % more than the 10.00 of the baseline; 10 % are allowed.");
  }

  @Test
  void more_than_a_tenth_of_bytes_is_refused_with_both_figures() {
    assertThat(baseline.refusals(Map.of("routing", new Cost(10.0, 1250)), A_TENTH))
        .containsExactly(
            "routing allocates 1,250 bytes for each, 25 % more than the 1,000 of the baseline; 10 % are allowed.");
  }

  @Test
  void what_is_no_number_is_refused() {
    assertThat(baseline.refusals(Map.of("routing", new Cost(Double.NaN, 1000)), A_TENTH))
        .hasSize(1);
  }

  @Test
  void where_cpu_says_nothing_bytes_alone_are_held() {
    Baseline bytes = of(Map.of("intake", new Cost(null, 1000)));

    assertThat(bytes.refusals(Map.of("intake", new Cost(null, 1000)), A_TENTH)).isEmpty();
    assertThat(bytes.refusals(Map.of("intake", new Cost(null, 2000)), A_TENTH)).hasSize(1);
  }

  @Test
  void a_service_that_only_one_side_has_is_refused() {
    assertThat(baseline.refusals(Map.of("intake", new Cost(1.0, 1)), A_TENTH))
        .containsExactly(
            "routing was not measured, and the baseline has it.",
            "The baseline does not have intake: write it anew.");
  }

  @Test
  void what_is_written_is_read_again(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("baseline.json");
    of(Map.of("routing", new Cost(10.12345, 1000.4), "intake", new Cost(null, 2))).write(file);

    assertThat(Baseline.read(file))
        .isEqualTo(of(Map.of("routing", new Cost(10.123, 1000), "intake", new Cost(null, 2))));
  }

  private static Baseline of(Map<String, Cost> costs) {
    return new Baseline(new TreeMap<>(costs));
  }
}
