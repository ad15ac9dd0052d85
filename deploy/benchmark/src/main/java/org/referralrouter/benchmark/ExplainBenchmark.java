package org.referralrouter.benchmark;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * How many decisions a second {@code explain} makes on one core after its start: for concerns of
 * every kind, against one and the same concern again and again, which is the limit that reading and
 * writing set once everything is remembered.
 */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description =
        "Decisions a second on one core after start: concerns of every kind, against one concern repeated.")
final class ExplainBenchmark implements Callable<Integer> {
  private static final Path PINNED = Path.of("/usr/bin/taskset");

  @Option(
      names = "--concerns",
      defaultValue = "60000",
      description = "How many. Default: ${DEFAULT-VALUE}.")
  private int concerns;

  @Mixin private RunOptions options = new RunOptions();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("referrals-benchmark");
    try {
      SomeConcerns some = new SomeConcerns(options.seed());
      String one = some.next();
      List<String> ofEveryKind = explain(write(directory.resolve("varied"), some::next));
      List<String> ofOne = explain(write(directory.resolve("repeated"), () -> one));
      System.out.printf("%d concerns, seed %d, %s%n", concerns, options.seed(), pinning());
      for (int round = 0; round < options.rounds(); round++) {
        Rate varied = Rate.of(ofEveryKind);
        Rate repeated = Rate.of(ofOne);
        print("of every kind", varied);
        print("one, repeated", repeated);
        System.out.printf(
            "Concerns of every kind are decided at %.2f of the rate of one repeated.%n",
            varied.aSecond() / repeated.aSecond());
      }
    } finally {
      try (var files = Files.list(directory)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(directory);
    }
    return 0;
  }

  private static void print(String what, Rate rate) {
    System.out.printf(
        "%-14s first answer after %.1f s, then %,.0f decisions a second%n",
        what, rate.start().toMillis() / 1e3, rate.aSecond());
  }

  private Path write(Path file, Supplier<String> next) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int i = 0; i < concerns; i++) {
        out.append(next.get()).append('\n');
      }
    }
    return file;
  }

  private List<String> explain(Path file) {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(PINNED)) {
      command.addAll(List.of(PINNED.toString(), "-c", "0"));
    }
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:ActiveProcessorCount=1",
            "-XX:+UseSerialGC",
            "--sun-misc-unsafe-memory-access=allow",
            "-jar",
            options.jar("routing").toString(),
            "explain",
            file.toString()));
    return command;
  }

  private static String pinning() {
    return Files.isExecutable(PINNED) ? "pinned to one core" : "not pinned: taskset is missing";
  }
}
