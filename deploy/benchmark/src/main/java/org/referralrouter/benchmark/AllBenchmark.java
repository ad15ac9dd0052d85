package org.referralrouter.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.jar.JarFile;
import org.referralrouter.benchmark.RoutingMeasurement.Figures;
import org.referralrouter.local.stack.Stack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Every measurement of the running services on one stack, as one Markdown page with one picture.
 * Notification is first, while its topics are empty; intake is last, when nobody decides any more
 * what it publishes.
 */
@Command(
    name = "all",
    mixinStandardHelpOptions = true,
    description =
        "Routing beside its peers, latency, growth, intake and notification, on one page.")
final class AllBenchmark implements Callable<Integer> {
  @Mixin private AllOptions options = new AllOptions();

  @Option(
      names = "--results",
      defaultValue = "deploy/benchmark/results",
      description = "Where all.md and all.svg are written. Default: ${DEFAULT-VALUE}.")
  private Path results = Path.of("");

  @Override
  public Integer call() throws IOException, InterruptedException, SQLException, ExecutionException {
    System.setProperty("stack.durable", "true");
    Stack stack = Stack.shared();
    Extent extent = options.extent();
    RunOptions run = options.run();
    try (var bare = new BareInserts(stack)) {
      var page = new ResultsPage(machine(bare.database(), run), options.words());
      Comparison notification;
      MeasuredProcess notifying;
      try (var product = new NotificationSubject(stack, run.words("notification"), run.seed())) {
        notifying = product.process();
        notification =
            NotificationBenchmark.compared(bare, product, run.rounds(), extent.referrals());
      }
      var routing = RoutingMeasurement.of(stack, run, extent, options.rate(), options.growth());
      page.routing(routing, options.rate());
      try (var subjects = IntakeSubjects.start(stack, run.words("intake"), run.seed())) {
        page.service(
            "Intake beside an endpoint with one insert and one commit",
            "Bodies of %,d bytes on average. What the least endpoint takes it neither reads nor publishes."
                .formatted(subjects.meanBytes()),
            intake(subjects, extent, run.rounds()),
            subjects.product());
      }
      page.service(
          "Notification beside a loop of multi-row inserts",
          "Taken is what the inbox shows; told is what was mailed. Each referral is mailed to one desk.",
          notification,
          notifying);
      Files.createDirectories(results);
      Files.writeString(results.resolve("all.md"), page.toString());
      Files.writeString(results.resolve("all.svg"), picture(routing.programs()));
      System.out.println(page);
    }
    return 0;
  }

  private static Comparison intake(IntakeSubjects subjects, Extent extent, int rounds)
      throws IOException, InterruptedException, SQLException {
    var measured = new IntakeRounds(subjects, rounds);
    measured.warmUp(extent.intakeWarmUp());
    measured.compare(1, extent.requests() / 8);
    measured.compare(16, extent.requests());
    measured.compare(64, extent.requests());
    measured.batches(extent.lines());
    return measured.table();
  }

  static String picture(List<Figures> programs) {
    return new BarChart()
        .panel(
            "Concerns a second, exactly once (more is better)",
            programs.stream().map(each -> new BarChart.Bar(each.label(), each.aSecond())).toList())
        .panel(
            "CPU of the process for each concern, µs (less is better)",
            programs.stream()
                .map(each -> new BarChart.Bar(each.label(), each.cpuMicros()))
                .toList())
        .svg();
  }

  /** Spring's version is that within the jar which is measured. */
  private static String machine(BenchmarkDatabase database, RunOptions run)
      throws IOException, SQLException {
    try (var jar = new JarFile(run.jar("routing").toFile())) {
      String boot = jar.getManifest().getMainAttributes().getValue("Spring-Boot-Version");
      return "%s; Kafka does not fsync each record (its default); Spring Boot %s"
          .formatted(database.machine(), boot);
    }
  }
}
