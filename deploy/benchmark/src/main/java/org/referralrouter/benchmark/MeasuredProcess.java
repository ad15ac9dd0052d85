package org.referralrouter.benchmark;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.referralrouter.local.run.JavaOptions;

/** A Java program that is measured: a process of its own, as it would run anywhere. */
final class MeasuredProcess implements AutoCloseable {
  private static final Duration START_WITHIN = Duration.ofMinutes(2);

  private final Process process;
  private final Path log;
  private final long begun = System.nanoTime();
  private Duration start = Duration.ZERO;
  private @Nullable ProcessCounters counters;

  private MeasuredProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts {@code java} with these words, and does not wait until it is ready.
   *
   * @param log to which its words are added
   */
  static MeasuredProcess start(List<String> words, Map<String, String> environment, Path log)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JavaOptions.ofServices());
    String options = System.getenv("BENCHMARK_JAVA_OPTIONS");
    if (options != null) {
      command.addAll(List.of(options.split(" ")));
    }
    command.addAll(words);
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    Process process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    return new MeasuredProcess(process, log);
  }

  /** Returns itself once something listens at the port. */
  MeasuredProcess listening(int port) throws IOException, InterruptedException {
    return once(() -> listens(port));
  }

  /** Returns itself once the service whose management port this is says that it is ready. */
  MeasuredProcess ready(int managementPort) throws IOException, InterruptedException {
    return once(() -> listens(managementPort) && saysReady(managementPort));
  }

  /** Returns itself once this is true of it. */
  MeasuredProcess once(BooleanSupplier started) throws IOException, InterruptedException {
    while (!started.getAsBoolean()) {
      if (!process.isAlive() || running().compareTo(START_WITHIN) > 0) {
        close();
        throw new IOException("A process did not start; it said why in " + log);
      }
      Thread.sleep(20);
    }
    start = running();
    return this;
  }

  /** How long it took from its start until it was ready. */
  Duration start() {
    return start;
  }

  /** How long ago it was started. */
  Duration running() {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  /** What it has used since its start. */
  Used used() throws IOException {
    return counters().used();
  }

  /** What it counts of itself. */
  ProcessCounters counters() throws IOException {
    var connected = counters;
    if (connected == null) {
      connected = ProcessCounters.of(process.toHandle());
      counters = connected;
    }
    return connected;
  }

  private static boolean saysReady(int port) {
    try {
      var asked =
          (HttpURLConnection)
              URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness")
                  .toURL()
                  .openConnection();
      return asked.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException _) {
      return false;
    }
  }

  private static boolean listens(int port) {
    try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    if (counters != null) {
      counters.close();
    }
    process.destroy();
    process.waitFor();
  }
}
