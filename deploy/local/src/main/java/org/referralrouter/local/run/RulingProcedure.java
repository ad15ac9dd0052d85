package org.referralrouter.local.run;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.referralrouter.decision.Procedure;
import org.referralrouter.local.client.Api;
import org.referralrouter.local.client.NoAnswer;
import org.referralrouter.local.issuer.Role;
import org.referralrouter.local.issuer.Tokens;
import org.referralrouter.local.run.Ports.Port;
import tools.jackson.databind.JsonNode;

/**
 * Which version of the procedure decides, as the routing service tells it.
 *
 * @param inForce empty where none decides yet
 * @param since from when on
 * @param refused a version that was asked for and refused, so that another rules
 * @param next the version that is to rule
 * @param nextFrom from when on
 */
public record RulingProcedure(
    Optional<Procedure> inForce,
    String since,
    Optional<Procedure> refused,
    Optional<Procedure> next,
    String nextFrom) {
  private static final int DIGEST_SHOWN = "sha256:".length() + 12;

  /** Asks the routing service of a running system; empty where it does not tell. */
  public static Optional<RulingProcedure> ask(Home home, Ports ports) {
    try {
      var operator = Role.OPERATOR.client(home.clientSecrets());
      var token = new Tokens(ports.url(Port.ISSUER)).of(operator, Set.of());
      var info = ports.url(Port.ROUTING_MANAGEMENT).resolve("/actuator/info");
      var answer = new Api().get(info, token);
      return answer.ok() ? Optional.of(of(answer.json().path("procedure"))) : Optional.empty();
    } catch (NoAnswer | UncheckedIOException | IllegalStateException silent) {
      return Optional.empty();
    }
  }

  static RulingProcedure of(JsonNode told) {
    return new RulingProcedure(
        procedure(told),
        told.path("from").asString(""),
        procedure(told.path("refused")),
        procedure(told.path("next")),
        told.at("/next/from").asString(""));
  }

  /** It in lines with picocli's markup, what is wrong in yellow. */
  public List<String> lines() {
    var lines = new ArrayList<String>();
    lines.add(
        inForce
            .map(ruling -> "Procedure in force: %s, since %s".formatted(name(ruling), since))
            .orElse("@|yellow No procedure is in force: nothing is decided until one is.|@"));
    refused.ifPresent(
        version ->
            lines.add(
                "@|yellow ! %s was refused%s. The log of routing says why; so does ./referrals procedure check DIR.|@"
                    .formatted(
                        name(version),
                        inForce
                            .map(ruling -> ", and " + name(ruling) + " rules instead")
                            .orElse(""))));
    next.ifPresent(
        version -> lines.add("Comes into force: %s, at %s".formatted(name(version), nextFrom)));
    return lines;
  }

  private static Optional<Procedure> procedure(JsonNode told) {
    return told.hasNonNull("id")
        ? Optional.of(
            new Procedure(
                told.path("id").asString(),
                told.path("version").asString(""),
                told.path("digest").asString("")))
        : Optional.empty();
  }

  private static String name(Procedure procedure) {
    var name = procedure.id() + " " + procedure.version();
    var digest = procedure.digest();
    return digest.isEmpty()
        ? name
        : name + " (" + digest.substring(0, Math.min(digest.length(), DIGEST_SHOWN)) + ")";
  }
}
