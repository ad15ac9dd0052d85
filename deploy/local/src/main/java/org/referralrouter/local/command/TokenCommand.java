package org.referralrouter.local.command;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.referralrouter.local.issuer.Role;
import org.referralrouter.local.issuer.Tokens;
import org.referralrouter.local.run.Ports.Port;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

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
      converter = ByClientId.class,
      completionCandidates = ClientIds.class,
      description = "One of ${COMPLETION-CANDIDATES}.")
  private Role role = Role.PRACTITIONER;

  @Option(
      names = "--scope",
      paramLabel = "SCOPE",
      description = "Ask for this scope alone; may be repeated. Default: all of the role.")
  private List<String> scopes = List.of();

  @Override
  public Integer call() {
    var home = where.home();
    var issuer = where.portsOfRunning().url(Port.ISSUER);
    if (where.running().isEmpty()) {
      spec.commandLine().getErr().println(where.doesNotRun());
      return ExitCodes.NOT_RUNNING;
    }
    var token = new Tokens(issuer).of(role.client(home.clientSecrets()), scopes);
    spec.commandLine().getOut().println(token);
    return ExitCodes.DONE;
  }

  static final class ByClientId implements ITypeConverter<Role> {
    @Override
    public Role convert(String text) {
      return Arrays.stream(Role.values())
          .filter(role -> role.clientId().equals(text))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'" + text + "' is not one of " + String.join(", ", new ClientIds())));
    }
  }

  static final class ClientIds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Role.values()).map(Role::clientId).iterator();
    }
  }
}
