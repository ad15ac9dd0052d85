package org.referralrouter.endtoend;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A service from its own jar, in a process of its own, that can be killed and started again. */
final class ServiceProcess {
  private static final Duration START = Duration.ofMinutes(3);
  private static final List<ServiceProcess> STARTED = new CopyOnWriteArrayList<>();
  private static final int TOLD = 12;

  private final String name;
  private final Map<String, String> environment;
  private final int port = freePort();
  private final int managementPort = freePort();
  private Process process;

  ServiceProcess(String name, Map<String, String> environment) {
    this.name = name;
    this.environment = environment;
    Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("No port of the loopback address is free", e);
    }
  }

  URI url(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /** The jar of a service. */
  static Path jar(String name) {
    return Path.of(System.getProperty("checkout"))
        .resolve(name + "/target/" + name + "-" + System.getProperty("version") + ".jar");
  }

  ServiceProcess start() {
    Path jar = jar(name);
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-jar",
                jar.toString()));
    builder.environment().putAll(environment);
    builder.environment().put("SERVER_PORT", Integer.toString(port));
    builder.environment().put("MANAGEMENT_SERVER_PORT", Integer.toString(managementPort));
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(name + " did not start from " + jar, e);
    }
    STARTED.add(this);
    return this;
  }

  /** How each service is that a test has started: for whoever reads why a test failed. */
  static String all() {
    return STARTED.stream().map(ServiceProcess::told).collect(Collectors.joining("\n"));
  }

  private String told() {
    List<String> lines;
    try (Stream<String> log = Files.lines(log())) {
      lines = log.toList();
    } catch (IOException e) {
      lines = List.of("Its log cannot be read: " + e.getMessage());
    }
    List<String> notable = lines.stream().filter(line -> !line.contains("\"INFO\"")).toList();
    return name
        + (process.isAlive() ? " runs" : " has ended with " + process.exitValue())
        + ". What it logged beside what is usual, and last:\n"
        + Stream.concat(last(notable), last(lines)).collect(Collectors.joining("\n"));
  }

  private static Stream<String> last(List<String> lines) {
    return lines.subList(Math.max(0, lines.size() - TOLD), lines.size()).stream();
  }

  private Path log() {
    return Path.of("target", name + ".log");
  }

  /** Waits until it says itself that it is ready. */
  ServiceProcess awaitReady() {
    HttpRequest readiness =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + managementPort + "/actuator/health/readiness"))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      await(name + " is ready, see target/" + name + ".log")
          .atMost(START)
          .ignoreExceptions()
          .until(
              () -> {
                if (!process.isAlive()) {
                  throw new IllegalStateException(name + " ended with " + process.exitValue());
                }
                return http.send(readiness, BodyHandlers.discarding()).statusCode() == 200;
              });
    }
    return this;
  }

  /** Ends it at once, as {@code kill -9} does. */
  void kill() {
    if (process != null) {
      process.destroyForcibly().onExit().join();
    }
  }
}
