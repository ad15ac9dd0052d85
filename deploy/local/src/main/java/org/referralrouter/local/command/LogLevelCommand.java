package org.referralrouter.local.command;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.referralrouter.local.client.Answer;
import org.referralrouter.local.client.Api;
import org.referralrouter.local.issuer.Role;
import org.referralrouter.local.issuer.Tokens;
import org.referralrouter.local.run.Ports;
import org.referralrouter.local.run.Ports.Port;
import org.referralrouter.local.run.Service;
import org.referralrouter.wire.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Changes how much a service logs, while it runs. */
@Command(
    name = "log-level",
    description =
        "Change how much a logger of a running service says, until its next start; without LEVEL, tell how much it does."
            + " The service's log says who changed it.",
    mixinStandardHelpOptions = true)
final class LogLevelCommand implements Callable<Integer> {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_$.-]+");

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Where where = new Where();

  @Parameters(index = "0", paramLabel = "SERVICE", description = "One of ${COMPLETION-CANDIDATES}.")
  private Service service = Service.INTAKE;

  @Parameters(
      index = "1",
      paramLabel = "LOGGER",
      description =
          "As in org.referralrouter.routing; ROOT for all. Only our own may say more than INFO: others may quote people.")
  private String logger = "";

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "LEVEL",
      description = "One of ${COMPLETION-CANDIDATES}; INHERIT takes a level back.")
  private Optional<Level> level = Optional.empty();

  private enum Level {
    TRACE,
    DEBUG,
    INFO,
    WARN,
    ERROR,
    OFF,
    INHERIT
  }

  @Override
  public Integer call() {
    if (!NAME.matcher(logger).matches()) {
      throw new ParameterException(spec.commandLine(), "'" + logger + "' is no logger's name");
    }
    var ports = where.portsOfRunning();
    if (where.running().isEmpty()) {
      spec.commandLine().getErr().println(where.doesNotRun());
      return ExitCodes.NOT_RUNNING;
    }
    var url = ports.url(service.management()).resolve("/actuator/loggers/" + logger);
    var answer = level.map(wanted -> set(ports, url, wanted)).orElseGet(() -> get(ports, url));
    if (!answer.ok()) {
      spec.commandLine().getErr().println(problem(answer));
      return ExitCodes.REFUSED;
    }
    spec.commandLine().getOut().println(service + ": " + logger + " " + said(answer));
    return ExitCodes.DONE;
  }

  private Answer set(Ports ports, URI url, Level wanted) {
    Map<String, String> body = new HashMap<>();
    if (wanted != Level.INHERIT) {
      body.put("configuredLevel", wanted.name());
    }
    return new Api()
        .post(url, token(ports, "operations:act"), Json.mapper().writeValueAsBytes(body), Map.of());
  }

  private Answer get(Ports ports, URI url) {
    return new Api().get(url, token(ports, "operations:read"));
  }

  private String token(Ports ports, String scope) {
    return new Tokens(ports.url(Port.ISSUER))
        .of(Role.OPERATOR.client(where.home().clientSecrets()), List.of(scope));
  }

  private String said(Answer answer) {
    return level
        .map(wanted -> wanted == Level.INHERIT ? "inherits its level again" : "is at " + wanted)
        .orElseGet(() -> "is at " + answer.json().path("effectiveLevel").asString("no level"));
  }

  private static String problem(Answer answer) {
    return switch (answer.status()) {
      case 400 ->
          "Refused: only loggers of org.referralrouter may say more than INFO, since others may quote people;"
              + " and what the service's settings hold back stays so.";
      case 404 -> "The service has no such logger yet; name a level to make it one.";
      default -> answer.problem();
    };
  }
}
