package org.referralrouter.benchmark;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import org.referralrouter.local.stack.Stack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The intake service against the {@link LeastEndpoint} on the same PostgreSQL, and its batches
 * against multi-row inserts, in alternating rounds. The product's rounds include that everything
 * comes to stand on the topic, beside it, on the same machine.
 */
@Command(
    name = "intake",
    mixinStandardHelpOptions = true,
    description =
        "Concerns a second over HTTP, one by one and in batches, against the least endpoint.")
final class IntakeBenchmark implements Callable<Integer> {
  @Mixin private RunOptions options = new RunOptions();

  @Option(
      names = "--requests",
      defaultValue = "8000",
      description = "Of a round. Default: ${DEFAULT-VALUE}.")
  private int requests;

  @Option(
      names = "--warm-up",
      defaultValue = "12000",
      description = "Requests before the first round. Default: ${DEFAULT-VALUE}.")
  private int warmUp;

  @Option(
      names = "--lines",
      defaultValue = "5000",
      description = "Of a batch and of a burst. Default: ${DEFAULT-VALUE}.")
  private int lines;

  @Override
  public Integer call() throws IOException, InterruptedException, SQLException {
    System.setProperty("stack.durable", "true");
    Stack stack = Stack.shared();
    try (var subjects = IntakeSubjects.start(stack, options.words("intake"), options.seed())) {
      var measured = new IntakeRounds(subjects, options.rounds());
      measured.warmUp(warmUp);
      for (int clients : List.of(1, 16, 64)) {
        measured.compare(clients, clients == 1 ? requests / 8 : requests);
      }
      measured.batches(lines);
      measured.bursts(lines);
      System.out.println(measured.table());
      System.out.println(
          "\n%s. Bodies of %,d bytes on average; medians of %d rounds; every process with the options of services and 512 MiB."
              .formatted(
                  subjects.bareDatabase().machine(), subjects.meanBytes(), options.rounds()));
    }
    return 0;
  }
}
