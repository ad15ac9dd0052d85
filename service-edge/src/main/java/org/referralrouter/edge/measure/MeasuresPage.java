package org.referralrouter.edge.measure;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The list of measures as a page for operators, in Markdown. */
final class MeasuresPage {
  private static final String BEGIN =
      """
      # What is measured

      Each service tells its measures at `/actuator/prometheus` on its management port, to whoever has a token with `operations:read`.
      These are the product's own. Beside them stand those of the libraries (JVM, Kafka's clients, the connection pool, HTTP, disk), under the
      names that Micrometer gives them; none of ours repeats one of theirs.

      | measure | in Prometheus | labels | of | what it means |
      |---|---|---|---|---|
      """;

  private MeasuresPage() {}

  static String text() {
    return BEGIN
        + Arrays.stream(Measure.values()).map(MeasuresPage::row).collect(Collectors.joining());
  }

  private static String row(Measure measure) {
    return "| %s (%s) | `%s` | %s | %s | %s |%n"
        .formatted(
            measure.meterName(),
            measure.kind().name().toLowerCase(Locale.ROOT)
                + (measure.unit().isEmpty() ? "" : ", " + measure.unit()),
            measure.prometheusName(),
            measure.labels().isEmpty() ? "–" : String.join(", ", measure.labels()),
            String.join(", ", measure.services()),
            measure.meaning());
  }
}
