package org.referralrouter.local.command;

import static org.referralrouter.local.run.CommandHint.shown;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.referralrouter.local.issuer.Role;
import org.referralrouter.local.run.CommandHint;
import org.referralrouter.local.run.Home;
import org.referralrouter.local.run.Ports;
import org.referralrouter.local.run.Ports.Port;
import org.referralrouter.local.run.RulingProcedure;

/**
 * The one screen that a started system shows.
 *
 * @param procedure empty where the routing service does not tell
 */
record Welcome(Home home, Ports ports, CommandHint hint, Optional<RulingProcedure> procedure) {
  private static final String SAMPLE =
      "deploy/local/src/main/resources/samples/stranger-in-a-game.json";

  static Welcome to(Where where) {
    return new Welcome(
        where.home(),
        where.ports(),
        where.hint(),
        RulingProcedure.ask(where.home(), where.ports()));
  }

  /** With picocli's markup. */
  List<String> lines(Duration took) {
    var lines = new ArrayList<String>();
    lines.add(
        "\n@|bold Referral Router runs|@ (after %s), on 127.0.0.1 only."
            .formatted(Terminal.seconds(took)));
    procedure.ifPresent(ruling -> lines.addAll(ruling.lines()));
    lines.add(addresses());
    if (home.isObserved()) {
      lines.add(observers());
    }
    lines.add("@|bold A token for each role:|@ %s\n%s\n".formatted(hint.of("token ROLE"), roles()));
    lines.add(next());
    return lines;
  }

  private String addresses() {
    return """

          @|bold intake|@         %s   POST /concerns
          @|bold routing|@        %s   POST /decisions
          @|bold notification|@   %s   GET /agencies/{agency}/referrals
          @|bold audit|@          %s   GET /entries
                         %s/auditor   user auditor, password in %s
                         %s/operations   user operator, password there too
          issuer         %s   registry %s   witness %s
          Kafka          %s          PostgreSQL 127.0.0.1:%d   SMTP 127.0.0.1:%d
        """
        .formatted(
            ports.url(Port.INTAKE),
            ports.url(Port.ROUTING),
            ports.url(Port.NOTIFICATION),
            ports.url(Port.AUDIT),
            ports.url(Port.AUDIT),
            shown(home.passwords()),
            ports.url(Port.AUDIT),
            ports.url(Port.ISSUER),
            ports.url(Port.REGISTRY),
            ports.url(Port.WITNESS),
            ports.bootstrapServers(),
            ports.of(Port.POSTGRES),
            ports.of(Port.MAIL));
  }

  private String observers() {
    return """
          @|bold Prometheus|@     %s/alerts   Alertmanager %s
        """
        .formatted(ports.url(Port.PROMETHEUS), ports.url(Port.ALERTMANAGER));
  }

  private String next() {
    return """
        @|bold Try next,|@ in another terminal:
          %s
          %s
          curl -H "Authorization: Bearer $(%s)" \\
            %s/agencies/police/referrals
          %s

        Every mail, to agencies, duty managers, the board and reporters, ends as a file in %s; logs are in %s.
        Ctrl-C ends everything; the data is kept."""
        .formatted(
            hint.of("demo"),
            hint.of("submit " + SAMPLE),
            hint.of("token police"),
            ports.url(Port.NOTIFICATION),
            hint.of("status"),
            shown(home.mail()),
            shown(home.root().resolve("logs")));
  }

  private String roles() {
    return Role.all(home.agencies()).stream()
        .map(role -> "  %-30s %s".formatted(role.clientId(), String.join(" ", role.scopes())))
        .collect(Collectors.joining("\n"));
  }
}
