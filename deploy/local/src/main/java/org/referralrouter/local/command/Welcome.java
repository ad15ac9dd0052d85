package org.referralrouter.local.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.referralrouter.local.issuer.Role;
import org.referralrouter.local.run.Home;
import org.referralrouter.local.run.Ports;
import org.referralrouter.local.run.Ports.Port;

/** The one screen that a started system shows. */
record Welcome(Home home, Ports ports) {

  String text(Duration took) {
    return """

        @|bold Referral Router runs|@ (after %s), on 127.0.0.1 only.

          @|bold intake|@         %s   POST /concerns
          @|bold routing|@        %s   POST /decisions
          @|bold notification|@   %s   GET /agencies/{agency}/referrals
          @|bold audit|@          %s   GET /entries
                         %s/auditor   user auditor, password in %s
          issuer         %s   registry %s   witness %s
          Kafka          %s          PostgreSQL 127.0.0.1:%d   SMTP 127.0.0.1:%d

        @|bold A token for each role:|@ ./referrals token ROLE
        %s

        @|bold Try next,|@ in another terminal:
          ./referrals demo
          ./referrals submit %s
          curl -H "Authorization: Bearer $(./referrals token police)" \\
            %s/agencies/police/referrals
          ./referrals status

        Mail to agencies ends in %s, logs in %s.
        Ctrl-C ends everything; the data is kept."""
        .formatted(
            Terminal.seconds(took),
            ports.url(Port.INTAKE),
            ports.url(Port.ROUTING),
            ports.url(Port.NOTIFICATION),
            ports.url(Port.AUDIT),
            ports.url(Port.AUDIT),
            shown(home.passwords()),
            ports.url(Port.ISSUER),
            ports.url(Port.REGISTRY),
            ports.url(Port.WITNESS),
            ports.bootstrapServers(),
            ports.of(Port.POSTGRES),
            ports.of(Port.MAIL),
            roles(),
            "deploy/local/src/main/resources/samples/stranger-in-a-game.json",
            ports.url(Port.NOTIFICATION),
            shown(home.mail()),
            shown(home.root().resolve("logs")));
  }

  private static String roles() {
    return Arrays.stream(Role.values())
        .map(role -> "  %-19s %s".formatted(role.clientId(), String.join(" ", role.scopes())))
        .collect(Collectors.joining("\n"));
  }

  // Relative where that is shorter to read and to type.
  private static Path shown(Path path) {
    Path here = Path.of("").toAbsolutePath();
    return path.startsWith(here) ? here.relativize(path) : path;
  }
}
