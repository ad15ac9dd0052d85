package org.referralrouter.benchmark;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How much of everything is measured. */
final class AllOptions {
  @Mixin private RunOptions run = new RunOptions();

  @Option(names = "--quick", description = "Few and short rounds: under five minutes.")
  private boolean quick;

  @Option(
      names = "--growth",
      defaultValue = "0",
      description =
          "Concerns that routing comes to hold, as in 1000000 or 10000000. Default: 200000; with --quick, 10000.")
  private int growth;

  @Option(
      names = "--rate",
      defaultValue = "500",
      description = "Concerns a second where latency is measured. Default: ${DEFAULT-VALUE}.")
  private int rate;

  RunOptions run() {
    return run;
  }

  Extent extent() {
    return quick ? Extent.QUICK : Extent.FULL;
  }

  int growth() {
    return growth > 0 ? growth : extent().growth();
  }

  int rate() {
    return rate;
  }

  /** The command line that says the same. */
  String words() {
    return "deploy/benchmark/run all%s --rounds %d --growth %d --rate %d --seed %d"
        .formatted(quick ? " --quick" : "", run.rounds(), growth(), rate, run.seed());
  }
}
