package org.referralrouter.local.run;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.referralrouter.local.port.FreePort;
import org.referralrouter.local.run.Ports.Port;

/** Ports that the system needs are taken by somebody else. */
public final class PortsTaken extends RuntimeException {
  private static final int STEP = 1000;

  private PortsTaken(String message) {
    super(message);
  }

  /**
   * Throws when any of these ports is taken, naming each, who it is if it is another of us, and
   * what to do.
   */
  static void check(Ports ports, List<Port> used, CommandHint hint) {
    List<Port> taken = used.stream().filter(port -> !FreePort.isFree(ports.of(port))).toList();
    if (!taken.isEmpty()) {
      throw new PortsTaken(message(ports, taken, isOneOfUs(ports), hint));
    }
  }

  static String message(Ports ports, List<Port> taken, boolean byUs, CommandHint hint) {
    var numbers =
        taken.stream()
            .map(port -> ports.of(port) + " (" + port.part() + ")")
            .collect(Collectors.joining(", "));
    return (taken.size() == 1
            ? "This port of 127.0.0.1 is taken: "
            : "These ports of 127.0.0.1 are taken: ")
        + numbers
        + ".\n"
        + (byUs
            ? "Another Referral Router, started from another directory, listens there. End it, or"
            : "Another program listens there. End it, or")
        + " start this one beside it: "
        + hint.of("start --port-offset " + (ports.offset() + STEP));
  }

  // Only our issuer publishes keys at this path of this port.
  private static boolean isOneOfUs(Ports ports) {
    try (var http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
      return Ready.http(http, ports.url(Port.ISSUER).resolve("/oauth2/jwks")).now();
    }
  }
}
