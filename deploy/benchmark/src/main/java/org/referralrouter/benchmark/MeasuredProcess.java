package org.referralrouter.benchmark;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A Java program that is measured: a process of its own, as it would run anywhere. */
record MeasuredProcess(Process process) implements AutoCloseable {
  private static final Duration START_WITHIN = Duration.ofMinutes(2);

  /** Starts {@code java} with these words, and returns once something listens at the port. */
  static MeasuredProcess start(
      List<String> words, Map<String, String> environment, Path log, int port)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    String options = System.getenv("BENCHMARK_JAVA_OPTIONS");
    if (options != null) {
      command.addAll(List.of(options.split(" ")));
    }
    command.addAll(words);
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    var started = new MeasuredProcess(builder.start());
    long end = System.nanoTime() + START_WITHIN.toNanos();
    while (!started.listens(port)) {
      if (!started.process.isAlive() || System.nanoTime() > end) {
        started.close();
        throw new IOException("A process did not start; it said why in " + log);
      }
      Thread.sleep(50);
    }
    return started;
  }

  /** How long it has used a core so far. */
  Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private boolean listens(int port) {
    try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }
}
