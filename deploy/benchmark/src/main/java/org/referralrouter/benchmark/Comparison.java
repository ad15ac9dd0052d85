package org.referralrouter.benchmark;

import java.util.ArrayList;
import java.util.List;

/** Figures of the product beside those of the bare equivalent, as a Markdown table. */
final class Comparison {
  private final List<String> rows = new ArrayList<>();

  Comparison() {
    rows.add("| measure | bare | product | ratio |");
    rows.add("|---|---|---|---|");
  }

  /** A rate, of which more is better; medians of the rounds. */
  void rate(String measure, List<Double> bare, List<Double> product) {
    rows.add(
        "| %s | %,.0f | %,.0f | %.2f |"
            .formatted(measure, median(bare), median(product), median(product) / median(bare)));
  }

  /** A time, of which less is better; medians of the rounds. */
  void time(String measure, List<Double> bare, List<Double> product) {
    rows.add(
        "| %s | %,.2f | %,.2f | %.2f |"
            .formatted(measure, median(bare), median(product), median(product) / median(bare)));
  }

  /**
   * What the two processes used for each of so many; medians of the rounds.
   *
   * @param with what follows each measure's name
   */
  void used(String with, long count, List<Used> bare, List<Used> product) {
    time(
        "CPU of the process for each, µs" + with,
        bare.stream().map(used -> used.microsEach(count)).toList(),
        product.stream().map(used -> used.microsEach(count)).toList());
    time(
        "allocated for each, KiB" + with,
        bare.stream().map(used -> used.bytesEach(count) / 1024).toList(),
        product.stream().map(used -> used.bytesEach(count) / 1024).toList());
  }

  /** A figure of the product alone. */
  void alone(String measure, List<Double> product) {
    rows.add("| %s | – | %,.2f | – |".formatted(measure, median(product)));
  }

  static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() / 2);
  }

  @Override
  public String toString() {
    return String.join("\n", rows);
  }
}
