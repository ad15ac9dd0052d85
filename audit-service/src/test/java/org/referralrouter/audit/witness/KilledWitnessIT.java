package org.referralrouter.audit.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.referralrouter.audit.AuditApplication;
import org.referralrouter.audit.tlog.Checkpoint;
import org.referralrouter.audit.tlog.NoteKey;
import org.referralrouter.audit.tlog.NoteSigner;
import org.referralrouter.audit.tlog.SignedNote;

/** The witness as a process of its own that is killed while it cosigns. */
class KilledWitnessIT {
  private static final int KILLS = 3;
  private static final int GROWN_BEFORE_A_KILL = 20;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final NoteSigner log =
      NoteSigner.generate("ledger.example", NoteKey.ED25519, new SecureRandom());
  private final History history = new History(log, Integer.MAX_VALUE, "");
  @TempDir private Path home;

  @Test
  void what_it_answered_before_it_was_killed_it_knows_afterwards() throws Exception {
    Files.writeString(home.resolve("logs"), "# logs\n\n" + log.key().text() + "\n");
    AtomicInteger answered = new AtomicInteger();
    String key = "";
    for (int kill = 0; kill < KILLS; kill++) {
      Process process = start();
      try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
        URI url = URI.create("http://127.0.0.1:" + port(out));
        int kept = last(url);
        assertThat(kept).isGreaterThanOrEqualTo(answered.get());
        Thread growing = Thread.ofVirtual().start(() -> grow(url, kept, answered));
        while (growing.isAlive() && answered.get() < kept + GROWN_BEFORE_A_KILL) {
          Thread.onSpinWait();
        }
        assertThat(answered.get()).isGreaterThanOrEqualTo(kept + GROWN_BEFORE_A_KILL);
        process.destroyForcibly().waitFor();
        growing.join();
        String told = Files.readString(home.resolve("witness.key.pub"));
        assertThat(key).isIn("", told);
        key = told;
      } finally {
        process.destroyForcibly().waitFor();
      }
    }
    System.out.println("Cosigned over " + KILLS + " kills: " + answered);
    assertThat(Files.getPosixFilePermissions(home.resolve("witness.key")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-cp",
            System.getProperty("java.class.path"),
            AuditApplication.class.getName(),
            "witness",
            "--port",
            "0",
            "--key-file",
            home.resolve("witness.key").toString(),
            "--state",
            home.resolve("state").toString(),
            "--logs-file",
            home.resolve("logs").toString())
        .redirectErrorStream(true)
        .start();
  }

  private static String port(BufferedReader out) throws IOException {
    String line = out.readLine();
    while (line != null && !line.startsWith("Witness ")) {
      line = out.readLine();
    }
    assertThat(line).as("the line that tells the port").isNotNull();
    return line.substring(line.lastIndexOf(':') + 1);
  }

  private int last(URI url) throws IOException, InterruptedException {
    var answer =
        HTTP.send(
            HttpRequest.newBuilder(url.resolve("/checkpoint?origin=ledger.example")).build(),
            BodyHandlers.ofString());
    return answer.statusCode() == 404
        ? 0
        : (int) Checkpoint.parse(SignedNote.parse(answer.body()).text()).size();
  }

  /** Grows by one leaf at a time until the witness is gone. */
  private void grow(URI url, int from, AtomicInteger answered) {
    try {
      for (int size = from + 1; ; size++) {
        var request =
            HttpRequest.newBuilder(url.resolve("/add-checkpoint"))
                .POST(BodyPublishers.ofString(history.body(size - 1, size)))
                .build();
        if (HTTP.send(request, BodyHandlers.ofString()).statusCode() != 200) {
          return;
        }
        answered.set(size);
      }
    } catch (IOException _) {
      // It was killed, as it should be.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
