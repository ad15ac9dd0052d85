package org.referralrouter.audit.witness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.referralrouter.audit.secret.SecretText;
import org.referralrouter.audit.tlog.NoteKey;
import org.referralrouter.audit.tlog.NoteSigner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a witness until it is ended. */
@Command(
    name = "witness",
    mixinStandardHelpOptions = true,
    description = "Cosign the checkpoints of logs, and never two that contradict each other.")
public final class WitnessCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--address",
      defaultValue = "127.0.0.1",
      description = "Default: ${DEFAULT-VALUE}.")
  private String address = "";

  @Option(names = "--port", defaultValue = "18085", description = "Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--name",
      defaultValue = "witness.referral-router.example",
      description = "Of the key, where it is made. Default: ${DEFAULT-VALUE}.")
  private String name = "";

  @Option(
      names = "--key-file",
      required = true,
      description = "The signer key; made at the first start. The verifier key is beside it: .pub.")
  private Path keyFile = Path.of("");

  @Option(names = "--state", required = true, description = "Directory of what was cosigned last.")
  private Path state = Path.of("");

  @Option(
      names = "--logs-file",
      required = true,
      description = "Verifier keys of the logs to cosign, one a line; read again each time.")
  private Path logsFile = Path.of("");

  /** For picocli. */
  public WitnessCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    NoteSigner signer = signer();
    Files.writeString(
        keyFile.resolveSibling(keyFile.getFileName() + ".pub"), signer.key().text() + "\n");
    Optional<WitnessState> own = WitnessState.in(state);
    if (own.isEmpty()) {
      spec.commandLine()
          .getErr()
          .println(
              "Another witness runs on "
                  + state
                  + ". Two could cosign two histories: end that one, or give this one a state and"
                  + " a key of its own.");
      return 2;
    }
    try (WitnessState kept = own.get();
        WitnessServer server =
            WitnessServer.start(
                new Witness(signer, this::logs, kept, Clock.systemUTC()),
                new InetSocketAddress(address, port))) {
      spec.commandLine()
          .getOut()
          .println("Witness " + signer.key().text() + " at " + address + ":" + server.port());
      new CountDownLatch(1).await();
    }
    return 0;
  }

  private NoteSigner signer() throws IOException {
    if (!Files.exists(keyFile)) {
      SecretText.write(
          keyFile, NoteSigner.generate(name, NoteKey.COSIGNATURE_V1, new SecureRandom()).secret());
      spec.commandLine().getOut().println("Made a new key for " + name + ": " + keyFile);
    }
    return NoteSigner.parse(Files.readString(keyFile).strip());
  }

  private List<NoteKey> logs() {
    if (!Files.exists(logsFile)) {
      return List.of();
    }
    try {
      return Files.readAllLines(logsFile).stream()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .map(NoteKey::parse)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + logsFile, e);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("A line of " + logsFile + " is no verifier key", e);
    }
  }
}
