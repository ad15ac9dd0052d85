package org.referralrouter.local.command;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.referralrouter.concern.Agencies;
import org.referralrouter.local.issuer.Role;
import org.referralrouter.local.issuer.Tokens;
import org.referralrouter.local.run.Ports.Port;
import org.referralrouter.wire.AgenciesFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints an access token. */
@Command(
    name = "token",
    description = "Print an access token of a role's client, for `Authorization: Bearer …`.",
    mixinStandardHelpOptions = true)
final class TokenCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Where where = new Where();

  @Parameters(
      paramLabel = "CLIENT",
      completionCandidates = ClientIds.class,
      description =
          "One of ${COMPLETION-CANDIDATES}, or one of another agency of the procedure, as in health.")
  private String client = "";

  @Option(
      names = "--scope",
      paramLabel = "SCOPE",
      description = "Ask for this scope alone; may be repeated. Default: all of the role.")
  private List<String> scopes = List.of();

  @Override
  public Integer call() {
    var home = where.home();
    var role = role(home.agencies());
    var issuer = where.portsOfRunning().url(Port.ISSUER);
    if (where.running().isEmpty()) {
      spec.commandLine().getErr().println(where.doesNotRun());
      return ExitCodes.NOT_RUNNING;
    }
    var token = new Tokens(issuer).of(role.client(home.clientSecrets()), scopes);
    spec.commandLine().getOut().println(token);
    return ExitCodes.DONE;
  }

  private Role role(Agencies agencies) {
    return Role.all(agencies).stream()
        .filter(role -> role.clientId().equals(client))
        .findFirst()
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    Role.all(agencies).stream()
                        .map(Role::clientId)
                        .collect(Collectors.joining(", ", "'" + client + "' is not one of ", ""))));
  }

  static final class ClientIds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Role.all(AgenciesFile.bundled()).stream().map(Role::clientId).iterator();
    }
  }
}
