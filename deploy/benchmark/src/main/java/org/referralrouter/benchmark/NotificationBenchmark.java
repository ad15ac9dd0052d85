package org.referralrouter.benchmark;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.referralrouter.local.stack.Stack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The notification service against a bare loop that inserts the bytes of as many records by
 * multi-row statements, in alternating rounds on the same broker and PostgreSQL.
 */
@Command(
    name = "notification",
    mixinStandardHelpOptions = true,
    description = "Referrals a second into the inbox and told by mail, against a bare insert loop.")
final class NotificationBenchmark implements Callable<Integer> {
  @Mixin private RunOptions options = new RunOptions();

  @Option(
      names = "--referrals",
      defaultValue = "10000",
      description = "Of a round. Default: ${DEFAULT-VALUE}.")
  private int referrals;

  @Override
  public Integer call() throws IOException, InterruptedException, SQLException, ExecutionException {
    System.setProperty("stack.durable", "true");
    Stack stack = Stack.shared();
    try (var bare = new BareInserts(stack);
        var product =
            new NotificationSubject(stack, options.words("notification"), options.seed())) {
      System.out.println(compared(bare, product, options.rounds(), referrals));
      System.out.println(
          "\n%s. Median of %d rounds of %,d referrals to one agency, whose desk is mailed each."
              .formatted(bare.database().machine(), options.rounds(), referrals));
    }
    return 0;
  }

  /** Alternating rounds of both, after one of each that is not counted. */
  static Comparison compared(
      BareInserts bare, NotificationSubject product, int rounds, int referrals)
      throws IOException, InterruptedException, SQLException {
    var bareRate = new ArrayList<Double>();
    var takenRate = new ArrayList<Double>();
    var toldRate = new ArrayList<Double>();
    var cpu = new ArrayList<Double>();
    var allocated = new ArrayList<Double>();
    for (int round = -1; round < rounds; round++) {
      var records = product.draw(referrals);
      double bareASecond = bare.aSecond(records);
      NotificationSubject.Round measured = product.round(records);
      if (round >= 0) {
        bareRate.add(bareASecond);
        takenRate.add(measured.takenASecond());
        toldRate.add(measured.toldASecond());
        cpu.add(measured.used().microsEach(referrals));
        allocated.add(measured.used().bytesEach(referrals) / 1024);
      }
    }
    var table = new Comparison();
    table.rate("referrals taken a second", bareRate, takenRate);
    table.rate("referrals told a second", bareRate, toldRate);
    table.alone("CPU of the process for each, µs", cpu);
    table.alone("allocated for each, KiB", allocated);
    return table;
  }
}
