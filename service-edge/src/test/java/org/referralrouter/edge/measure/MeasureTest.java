package org.referralrouter.edge.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasureTest {
  private static final Path PAGE = Path.of("../deploy/observability/MEASURES.md");

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  /** {@code -Ddocuments.write=true} writes it again. */
  @Test
  void the_page_is_what_the_list_says() throws IOException {
    if (Boolean.getBoolean("documents.write")) {
      Files.writeString(PAGE, MeasuresPage.text());
    }
    assertThat(PAGE).hasContent(MeasuresPage.text());
  }

  @Test
  void no_two_measures_have_one_name_and_each_says_what_it_means() {
    assertThat(Measure.values()).extracting(Measure::prometheusName).doesNotHaveDuplicates();
    assertThat(Measure.values()).allMatch(measure -> measure.meterName().startsWith("referrals."));
    assertThat(Measure.values()).allMatch(measure -> measure.meaning().length() > 30);
    assertThat(Arrays.stream(Measure.values()).flatMap(measure -> measure.labels().stream()))
        .as("labels that grow without bound")
        .doesNotContain("id", "concern", "referral", "client", "letter", "offset", "partition");
  }

  @Test
  void a_meter_with_other_labels_or_of_another_kind_is_refused() {
    assertThatThrownBy(() -> Measure.STEPS.counter(registry, "DECISION"))
        .hasMessageContaining("[step, agency, in_time]");
    assertThatThrownBy(() -> Measure.EMBARGOES.counter(registry))
        .hasMessageContaining("is a GAUGE");
  }

  @Test
  void a_certificate_has_the_time_left_that_it_says(@TempDir Path directory) throws IOException {
    Path pem = directory.resolve("ca.pem");
    try (var sample = MeasureTest.class.getResourceAsStream("until-2126.pem")) {
      Files.copy(sample, pem);
    }
    Clock dayBefore = Clock.fixed(Instant.parse("2126-01-01T00:00:00Z"), ZoneOffset.UTC);
    new CertificateWatch(Optional.of(pem), dayBefore).bindTo(registry);
    assertThat(registry.get("referrals.certificate.remaining").gauge().value())
        .isBetween(0.0, 366.0 * 86_400);
  }

  @Test
  void what_is_no_certificate_has_no_time_left_to_tell(@TempDir Path directory) throws IOException {
    Path pem = Files.writeString(directory.resolve("ca.pem"), "rubbish");
    new CertificateWatch(Optional.of(pem), Clock.systemUTC()).bindTo(registry);
    assertThat(registry.get("referrals.certificate.remaining").gauge().value()).isNaN();
  }
}
