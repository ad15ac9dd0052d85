package org.referralrouter.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.referralrouter.benchmark.Baseline.Cost;
import org.referralrouter.local.stack.Stack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Holds what a concern costs against the checked-in baseline, by counters. The services run with a
 * heap and a compiler that do not adapt, since what adapts differs from run to run by more than a
 * tenth; so the costs are to be compared with the baseline alone, and are higher than in use.
 */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Fails where CPU or allocation for each is more than a tenth above the baseline.")
final class CheckBenchmark implements Callable<Integer> {
  private static final List<String> STEADY = List.of("-Xms512m", "-XX:TieredStopAtLevel=1");
  private static final int CLIENTS = 16;

  @Mixin private RunOptions options = new RunOptions();

  @Option(
      names = "--baseline",
      defaultValue = "deploy/benchmark/baseline.json",
      description = "Default: ${DEFAULT-VALUE}.")
  private Path baseline = Path.of("");

  @Option(names = "--write", description = "Make what is measured the baseline.")
  private boolean write;

  @Option(
      names = "--allowed",
      defaultValue = "0.1",
      description = "Share by which a cost may be higher. Default: ${DEFAULT-VALUE}.")
  private double allowed;

  @Option(
      names = "--count",
      defaultValue = "2000",
      description = "Concerns, requests or referrals of a round. Default: ${DEFAULT-VALUE}.")
  private int count;

  @Option(
      names = "--warm-up",
      defaultValue = "4",
      description = "Rounds of each before the first that counts. Default: ${DEFAULT-VALUE}.")
  private int warmUps;

  private final Calibration calibration = new Calibration();

  @Override
  public Integer call() throws Exception {
    System.setProperty("stack.durable", "true");
    Stack stack = Stack.shared();
    var costs = new TreeMap<String, Cost>();
    costs.put("notification", notification(stack));
    costs.put("routing", routing(stack));
    intake(stack, costs);
    System.out.printf("A unit of CPU is %.1f µs.%n", calibration.micros());
    costs.forEach(
        (service, cost) ->
            System.out.printf(
                "%s: %s units of CPU and %s bytes for each%n",
                service,
                cost.cpu() == null ? "–" : ResultsPage.number(cost.cpu(), 2),
                ResultsPage.number(cost.bytes(), 0)));
    if (write) {
      new Baseline(costs).write(baseline);
      System.out.println(baseline + " is written.");
      return 0;
    }
    List<String> refusals = Baseline.read(baseline).refusals(costs, allowed);
    refusals.forEach(System.out::println);
    if (refusals.isEmpty()) {
      System.out.println("Nothing costs more than the baseline allows.");
    }
    return refusals.isEmpty() ? 0 : 1;
  }

  private Cost routing(Stack stack) throws Exception {
    try (var feed = new Feed(stack, options.seed(), RoutingBenchmark.LINGER_MS);
        var subjects = Subjects.start(stack, words("routing"), List.of(), feed)) {
      return least("routing", () -> subjects.product().burst(feed, count).used());
    }
  }

  /**
   * A line of a batch, and a request. How much CPU a request takes follows how many are committed
   * together, and so how busy the machine is: between runs it differed by almost half.
   */
  private void intake(Stack stack, Map<String, Cost> costs) throws Exception {
    try (var subjects = IntakeSubjects.start(stack, words("intake"), options.seed())) {
      var rounds = new IntakeRounds(subjects, options.rounds());
      costs.put("intake, a line", least("intake, a line", () -> rounds.lines(count)));
      Cost request = least("intake, a request", () -> rounds.posts(CLIENTS, count));
      costs.put("intake, a request", new Cost(null, request.bytes()));
    }
  }

  private Cost notification(Stack stack) throws Exception {
    try (var subject = new NotificationSubject(stack, words("notification"), options.seed())) {
      return least("notification", () -> subject.round(subject.draw(count)).used());
    }
  }

  private List<String> words(String service) {
    List<String> words = new ArrayList<>(STEADY);
    words.addAll(options.words(service));
    return words;
  }

  /** The least that a round took of each, since whatever disturbs a round makes it dearer. */
  private Cost least(String service, Callable<Used> round) throws Exception {
    double cpu = Double.MAX_VALUE;
    double bytes = Double.MAX_VALUE;
    for (int i = -warmUps; i < options.rounds(); i++) {
      calibration.work();
      Used used = round.call();
      System.out.printf(
          "%s: %,.0f µs, %,.0f bytes%s%n",
          service, used.microsEach(count), used.bytesEach(count), i < 0 ? " (warm-up)" : "");
      if (i >= 0) {
        cpu = Math.min(cpu, used.microsEach(count));
        bytes = Math.min(bytes, used.bytesEach(count));
      }
    }
    return new Cost(cpu / calibration.micros(), bytes);
  }
}
