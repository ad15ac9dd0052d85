package org.referralrouter.benchmark;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.referralrouter.local.stack.Stack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The routing service against a bare loop of Kafka's clients that reads the same records and writes
 * each four times, exactly once, in alternating rounds on the same broker. Decided is what a reader
 * of committed records sees.
 */
@Command(
    name = "routing",
    mixinStandardHelpOptions = true,
    description = "Concerns decided a second, exactly once, against a bare loop.")
final class RoutingBenchmark implements Callable<Integer> {
  static final int LINGER_MS = 5;

  @Mixin private RunOptions options = new RunOptions();

  @Option(
      names = "--seconds",
      defaultValue = "5",
      description = "About how long a round lasts. Default: ${DEFAULT-VALUE}.")
  private int seconds;

  @Option(
      names = "--warm-up",
      defaultValue = "20",
      description = "Seconds before the first round, each. Default: ${DEFAULT-VALUE}.")
  private int warmUp;

  @Override
  public Integer call() throws Exception {
    System.setProperty("stack.durable", "true");
    Stack stack = Stack.shared();
    try (var feed = new Feed(stack, options.seed(), LINGER_MS);
        var subjects = Subjects.start(stack, options.words("routing"), List.of(Peer.BARE), feed)) {
      var rounds =
          Rounds.measure(
              subjects.all(),
              feed,
              Duration.ofSeconds(warmUp),
              options.rounds(),
              Duration.ofSeconds(seconds));
      Subject product = subjects.product();
      Subject bare = subjects.all().getLast();
      var table = new Comparison();
      table.rate(
          "concerns decided a second",
          rounds.each(bare, Burst::aSecond),
          rounds.each(product, Burst::aSecond));
      table.time(
          "CPU of the process for each, µs",
          rounds.each(bare, Burst::cpuMicros),
          rounds.each(product, Burst::cpuMicros));
      table.time(
          "allocated for each, bytes",
          rounds.each(bare, Burst::bytes),
          rounds.each(product, Burst::bytes));
      System.out.println("\n" + table);
    }
    System.out.printf(
        "%n%s. One broker with acks=all, transactions; median of %d rounds of about %d s, seed %d.%n",
        Machine.text(), options.rounds(), seconds, options.seed());
    return 0;
  }
}
