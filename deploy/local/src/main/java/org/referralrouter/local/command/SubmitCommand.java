package org.referralrouter.local.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.referralrouter.local.client.Api;
import org.referralrouter.local.issuer.Role;
import org.referralrouter.local.issuer.Tokens;
import org.referralrouter.local.run.Ports.Port;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Submits a concern. */
@Command(
    name = "submit",
    description = "Submit a concern (JSON) as a practitioner, and print the answer.",
    mixinStandardHelpOptions = true)
final class SubmitCommand implements Callable<Integer> {
  private static final String STANDARD_INPUT = "-";

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Where where = new Where();

  @Parameters(paramLabel = "FILE", description = "The concern; - for standard input.")
  private String file = STANDARD_INPUT;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description =
          "The Idempotency-Key: the same key and concern again make no second one. Default: a new one each time.")
  private Optional<String> key = Optional.empty();

  @Override
  public Integer call() {
    byte[] concern;
    try {
      concern =
          file.equals(STANDARD_INPUT)
              ? System.in.readAllBytes()
              : Files.readAllBytes(Path.of(file));
    } catch (IOException e) {
      spec.commandLine().getErr().println("Cannot read " + file);
      return ExitCodes.WRONG_USE;
    }
    if (where.running().isEmpty()) {
      spec.commandLine().getErr().println(where.doesNotRun());
      return ExitCodes.NOT_RUNNING;
    }
    return submit(concern);
  }

  private int submit(byte[] concern) {
    var ports = where.portsOfRunning();
    var practitioner = Role.PRACTITIONER.client(where.home().clientSecrets());
    var token = new Tokens(ports.url(Port.ISSUER)).of(practitioner, Set.of("concern:submit"));
    var headers = Map.of("Idempotency-Key", key.orElseGet(() -> UUID.randomUUID().toString()));
    var answer =
        new Api().post(ports.url(Port.INTAKE).resolve("/concerns"), token, concern, headers);
    if (answer.ok()) {
      spec.commandLine().getOut().println(answer.body());
      return ExitCodes.DONE;
    }
    spec.commandLine().getErr().println(answer.problem());
    return ExitCodes.REFUSED;
  }
}
