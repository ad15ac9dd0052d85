package org.referralrouter.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The results as one Markdown page. */
final class ResultsPage {
  private final List<String> lines = new ArrayList<>();

  /**
   * A page.
   *
   * @param machine what was measured on, and with which servers
   * @param how what was told to measure
   */
  ResultsPage(String machine, String how) {
    add("# Routing, intake and notification, measured");
    add("");
    add("Made by `%s`, which writes this page and its picture again.".formatted(how));
    add("");
    add(machine + ".");
    add(
        "Every process has the options of services (services.argfile) and a heap of at most 512 MiB. Broker, registry, database and load share the cores with what is measured,");
    add("so that figures compare within one page and not with those of another machine.");
  }

  /** Routing and its peers. */
  ResultsPage routing(RoutingMeasurement measured, int rate) {
    add("");
    add("## Routing beside programs that only copy");
    add("");
    add("![Rate and CPU a concern](all.svg)");
    add("");
    add(
        "| program | concerns a second | of the bare loop | CPU each, µs | allocated each, KiB | first out after, s | resident, MiB | heap after collection, MiB | at %d a second: median, ms | p99, ms | max, ms |"
            .formatted(rate));
    add("|---|---|---|---|---|---|---|---|---|---|---|");
    double bare =
        measured.programs().stream()
            .filter(program -> program.label().equals(Peer.BARE.label))
            .mapToDouble(RoutingMeasurement.Figures::aSecond)
            .findFirst()
            .orElse(Double.NaN);
    for (RoutingMeasurement.Figures program : measured.programs()) {
      add(
          "| %s | %s | %s | %s | %s | %s | %s | %s | %s | %s | %s |"
              .formatted(
                  program.label(),
                  number(program.aSecond(), 0),
                  number(program.aSecond() / bare, 2),
                  number(program.cpuMicros(), 0),
                  number(program.bytes() / 1024, 1),
                  number(program.start(), 1),
                  number(program.residentMiB(), 0),
                  number(program.heapMiB(), 0),
                  number(program.late().median(), 1),
                  number(program.late().p99(), 1),
                  number(program.late().max(), 1)));
    }
    add("");
    add(
        "Routing does more than its peers: it reads the concern, decides it by the procedure, keeps what is known of it in a store with changelogs, and writes a decision"
            + " and referrals cut to what each agency may know, %s records on average. A peer copies the same bytes %d times, unread. "
                .formatted(number(measured.outEach(), 1), Peer.COPIES)
            + "A peer consumes on one thread and routing on the two of its settings, in alternating rounds on topics with as many partitions; what each wrote is read at `read_committed`.");
    add(
        "A steady load is sent by schedule; late is counted from when a concern should have been sent until a reader of committed records has the decision or the first copy."
            + " A dash means that the program does not reach that rate.");
    add("");
    for (Peer peer : Peer.values()) {
      add("- %s: %s.".formatted(peer.label, peer.remark));
    }
    growth(measured.tenths());
    return this;
  }

  private void growth(List<Growth.Tenth> tenths) {
    add("");
    add("## Routing while it holds ever more concerns");
    add("");
    add(
        "| concerns held | concerns a second | CPU each, µs | allocated each, KiB | resident, MiB | state on disk, MiB |");
    add("|---|---|---|---|---|---|");
    for (Growth.Tenth tenth : tenths) {
      add(
          "| %,d | %s | %s | %s | %s | %s |"
              .formatted(
                  tenth.held(),
                  number(tenth.burst().aSecond(), 0),
                  number(tenth.burst().cpuMicros(), 0),
                  number(tenth.burst().bytes() / 1024, 1),
                  number(tenth.residentMiB(), 0),
                  number(tenth.stateBytes() / (double) (1 << 20), 0)));
    }
  }

  /** A service beside its bare equivalent. */
  ResultsPage service(String heading, String about, Comparison table, MeasuredProcess process) {
    add("");
    add("## " + heading);
    add("");
    add(table.toString());
    add("");
    add(
        "%s Ready %s s after its start."
            .formatted(about, number(process.start().toMillis() / 1e3, 1)));
    return this;
  }

  private void add(String line) {
    lines.add(line);
  }

  /** With a dash where there is none. */
  static String number(double value, int digits) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%,." + digits + "f", value);
  }

  @Override
  public String toString() {
    return String.join("\n", lines) + "\n";
  }
}
