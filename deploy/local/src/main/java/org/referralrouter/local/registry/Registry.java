package org.referralrouter.local.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Apicurio Registry in a process of its own, on 127.0.0.1 alone: its core API under {@code
 * /apis/registry/v3}, the Confluent API under {@code /apis/ccompat/v7}.
 */
public final class Registry implements AutoCloseable {
  private static final Duration START_WITHIN = Duration.ofSeconds(90);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration END_WITHIN = Duration.ofSeconds(5);

  private final Process process;
  private final URI url;

  private Registry(Process process, URI url) {
    this.process = process;
    this.url = url;
  }

  /**
   * The command that runs the registry over an H2 database: {@code jdbc:h2:file:…} is kept, {@code
   * jdbc:h2:mem:…} not.
   *
   * @param issuer whose tokens say who may write; where there is none, everybody may
   */
  public static List<String> command(
      String h2, int port, int managementPort, Optional<URI> issuer) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx320m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Dquarkus.http.host=127.0.0.1",
            "-Dquarkus.http.port=" + port,
            "-Dquarkus.management.host=127.0.0.1",
            "-Dquarkus.management.port=" + managementPort,
            "-Dapicurio.datasource.url=" + h2));
    issuer.map(RegistrySecurity::new).map(RegistrySecurity::settings).ifPresent(command::addAll);
    command.addAll(List.of("-jar", RegistryFiles.jar().toString()));
    return List.copyOf(command);
  }

  /**
   * Starts a registry that keeps its schemas in the directory, and returns when it serves.
   *
   * @param issuer whose tokens say who may write; where there is none, everybody may
   */
  public static Registry start(
      Path data, int port, int managementPort, Optional<URI> issuer, Redirect output) {
    try {
      var process =
          new ProcessBuilder(
                  command("jdbc:h2:file:" + data.toAbsolutePath(), port, managementPort, issuer))
              .redirectErrorStream(true)
              .redirectOutput(output)
              .start();
      var registry = new Registry(process, URI.create("http://127.0.0.1:" + port));
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "registry-end"));
      registry.awaitReady();
      return registry;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start the registry", e);
    }
  }

  /** The base of its URLs. */
  public URI url() {
    return url;
  }

  /** Whether the registry at this base URL answers. */
  public static boolean serves(HttpClient http, URI url) {
    var request =
        HttpRequest.newBuilder(url.resolve("/apis/ccompat/v7/subjects"))
            .timeout(Duration.ofSeconds(5));
    try {
      return http.send(request.build(), BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(END_WITHIN)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private void awaitReady() {
    var deadline = Instant.now().plus(START_WITHIN);
    try (var http = HttpClient.newHttpClient()) {
      while (!serves(http, url)) {
        if (!process.isAlive() || Instant.now().isAfter(deadline)) {
          process.destroyForcibly();
          throw new IllegalStateException(
              "Apicurio Registry did not serve "
                  + url
                  + " within "
                  + START_WITHIN.toSeconds()
                  + " s; see its log");
        }
        Thread.sleep(POLL);
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the registry started", e);
    }
  }
}
