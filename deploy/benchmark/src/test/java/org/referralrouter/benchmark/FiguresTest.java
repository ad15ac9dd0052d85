package org.referralrouter.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.referralrouter.benchmark.RoutingMeasurement.Late;

class FiguresTest {
  @Test
  void what_was_used_is_the_difference_of_two_readings_for_each() {
    Used used =
        new Used(Duration.ofMillis(1500), 9000).since(new Used(Duration.ofMillis(500), 1000));

    assertThat(used.microsEach(100)).isEqualTo(10_000);
    assertThat(used.bytesEach(100)).isEqualTo(80);
  }

  @Test
  void two_bursts_together_took_as_long_as_both() {
    var quick = new Burst(300, Duration.ofSeconds(1), new Used(Duration.ofMillis(30), 300));
    var slow = new Burst(100, Duration.ofSeconds(3), new Used(Duration.ofMillis(50), 500));

    Burst both = quick.and(slow);

    assertThat(both.aSecond()).isEqualTo(100);
    assertThat(both.cpuMicros()).isEqualTo(200);
    assertThat(both.bytes()).isEqualTo(2);
  }

  @Test
  void lateness_is_told_in_milliseconds_and_its_worst_is_kept() {
    var micros = new Histogram(3);
    for (int i = 1; i <= 1000; i++) {
      micros.recordValue(i * 1000L);
    }
    micros.recordValue(5_000_000);

    Late late = Late.of(micros);

    assertThat(late.median()).isCloseTo(500, Offset.offset(2.0));
    assertThat(late.p99()).isCloseTo(990, Offset.offset(2.0));
    assertThat(late.max()).isCloseTo(5000, Offset.offset(5.0));
  }

  @Test
  void a_figure_that_there_is_not_is_a_dash() {
    assertThat(ResultsPage.number(Double.NaN, 1)).isEqualTo("–");
    assertThat(ResultsPage.number(1234.56, 1)).isEqualTo("1,234.6");
  }

  @Test
  void the_median_is_not_moved_by_one_round_that_was_disturbed() {
    assertThat(Comparison.median(List.of(10.0, 12.0, 900.0))).isEqualTo(12);
  }
}
