package org.referralrouter.intake;

import static org.referralrouter.intake.RunningIntake.HTTP;
import static org.referralrouter.intake.RunningIntake.STACK;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.referralrouter.local.port.FreePort;
import org.referralrouter.wire.Json;

/** The service as a process of its own, which can be killed. */
record IntakeProcess(Process process, int port) implements AutoCloseable {
  static IntakeProcess start(String database) throws IOException {
    int port = FreePort.next();
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                IntakeApplication.class.getName(),
                "--server.port=" + port));
    command.addAll(RunningIntake.settings(database));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(Redirect.DISCARD)
            .start();
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .until(
            () -> {
              try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return true;
              } catch (IOException _) {
                return false;
              }
            });
    return new IntakeProcess(process, port);
  }

  /** Submits a batch; the ids of its concerns, which are durable by then. */
  Stream<String> submitBatch(String key, String lines) throws IOException, InterruptedException {
    return HTTP.send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/concerns/batch"))
                .header("Authorization", "Bearer " + STACK.token("concern:submit"))
                .header("Content-Type", "application/x-ndjson")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(lines))
                .build(),
            BodyHandlers.ofString())
        .body()
        .lines()
        .map(line -> Json.mapper().readTree(line).path("concernId").asString());
  }

  /** Ends it at once, as a failure of its machine would. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
