package org.referralrouter.benchmark;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The measurements. */
@Command(
    name = "deploy/benchmark/run",
    mixinStandardHelpOptions = true,
    subcommands = {
      AllBenchmark.class,
      CheckBenchmark.class,
      ExplainBenchmark.class,
      IntakeBenchmark.class,
      NotificationBenchmark.class,
      RoutingBenchmark.class,
    })
public final class Benchmark {
  private Benchmark() {}

  /** Runs one measurement. */
  public static void main(String[] words) {
    System.exit(new CommandLine(new Benchmark()).execute(words));
  }
}
