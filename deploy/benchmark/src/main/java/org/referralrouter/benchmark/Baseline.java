package org.referralrouter.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.referralrouter.wire.Json;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationFeature;

/**
 * What a concern or referral costs each service, by which later costs are judged.
 *
 * @param costs by the service's name
 */
record Baseline(SortedMap<String, Cost> costs) {
  /**
   * What one costs.
   *
   * @param cpu time on a core, in units of the {@link Calibration} of the same run; null where it
   *     differs from run to run by more than is allowed, and so says nothing
   * @param bytes allocated
   */
  record Cost(@Nullable Double cpu, double bytes) {
    /** Units are kept to thousandths, bytes whole: no more is ever the same twice. */
    Cost rounded() {
      return new Cost(
          cpu == null ? null : Double.valueOf(Math.round(cpu * 1000) / 1000.0), Math.round(bytes));
    }
  }

  /**
   * The one that a file holds.
   *
   * @throws IOException where it cannot be read
   */
  static Baseline read(Path file) throws IOException {
    return new Baseline(
        Json.mapper()
            .readValue(Files.readAllBytes(file), new TypeReference<TreeMap<String, Cost>>() {}));
  }

  /** Makes it the file's. */
  void write(Path file) throws IOException {
    SortedMap<String, Cost> rounded = new TreeMap<>();
    costs.forEach((service, cost) -> rounded.put(service, cost.rounded()));
    Files.writeString(
        file,
        Json.mapper().writer(SerializationFeature.INDENT_OUTPUT).writeValueAsString(rounded)
            + "\n");
  }

  /**
   * What is worse in these costs than here by more than is allowed, a sentence each; nothing where
   * all is well.
   *
   * @param allowed share, as in 0.1 for a tenth
   */
  List<String> refusals(Map<String, Cost> measured, double allowed) {
    List<String> refusals = new ArrayList<>();
    costs.forEach(
        (service, before) -> {
          Cost now = measured.get(service);
          if (now == null) {
            refusals.add("%s was not measured, and the baseline has it.".formatted(service));
            return;
          }
          if (before.cpu != null) {
            double cpu = now.cpu == null ? Double.NaN : now.cpu;
            refuse(refusals, service, "uses %s units of CPU", cpu, before.cpu, 2, allowed);
          }
          refuse(refusals, service, "allocates %s bytes", now.bytes, before.bytes, 0, allowed);
        });
    measured.keySet().stream()
        .filter(service -> !costs.containsKey(service))
        .forEach(
            service ->
                refusals.add("The baseline does not have %s: write it anew.".formatted(service)));
    return refusals;
  }

  private static void refuse(
      List<String> refusals,
      String service,
      String what,
      double now,
      double before,
      int digits,
      double allowed) {
    // Not "more than": a figure that is no number is refused as well.
    if (!(now <= before * (1 + allowed))) {
      refusals.add(
          String.format(
              Locale.ROOT,
              "%s "
                  + what
                  + " for each, %.0f %% more than the %s of the baseline; %.0f %% are allowed.",
              service,
              ResultsPage.number(now, digits),
              (now / before - 1) * 100,
              ResultsPage.number(before, digits),
              allowed * 100));
    }
  }
}
