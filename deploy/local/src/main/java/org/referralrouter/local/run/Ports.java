package org.referralrouter.local.run;

import java.net.URI;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.referralrouter.local.port.FreePort;

/**
 * The ports of a local system, all on 127.0.0.1.
 *
 * @param offset added to each, so that several systems fit on one machine
 */
public record Ports(int offset) {
  /** A port with the part that listens on it. */
  public enum Port {
    ISSUER("issuer", 18080),
    INTAKE("intake", 18081),
    ROUTING("routing", 18082),
    NOTIFICATION("notification", 18083),
    AUDIT("audit", 18084),
    WITNESS("witness", 18085),
    INTAKE_MANAGEMENT("intake", 19081),
    ROUTING_MANAGEMENT("routing", 19082),
    NOTIFICATION_MANAGEMENT("notification", 19083),
    AUDIT_MANAGEMENT("audit", 19084),
    REGISTRY("registry", 18090),
    REGISTRY_MANAGEMENT("registry", 18091),
    BROKER("broker", 19092),
    CONTROLLER("broker", 19093),
    REPLICATION("broker", 19094),
    POSTGRES("postgres", 15432),
    MAIL("mail", 11025),
    PROMETHEUS(Observation.PROMETHEUS, 19090),
    ALERTMANAGER(Observation.ALERTMANAGER, 19095),
    PROBE("probe", 19096);

    private final String part;
    private final int base;

    Port(String part, int base) {
      this.part = part;
      this.base = base;
    }

    /** The part of the system that listens there. */
    public String part() {
      return part;
    }
  }

  /** What only a system uses that is observed. */
  private static final Set<Port> OF_OBSERVERS =
      EnumSet.of(Port.PROMETHEUS, Port.ALERTMANAGER, Port.PROBE);

  private static final Pattern ADDRESS = Pattern.compile("127\\.0\\.0\\.1:(\\d+)");

  private static final int HIGHEST_OFFSET = 40_000;
  // Above it, the highest port would be among those that operating systems hand to clients.
  private static final int HIGHEST_FREE_OFFSET = 13_000;

  public Ports {
    if (offset < 0 || offset > HIGHEST_OFFSET) {
      throw new IllegalArgumentException(
          "A port offset is between 0 and " + HIGHEST_OFFSET + ", not " + offset);
    }
  }

  /** Ports that are all free now, for a system beside any other. */
  public static Ports free() {
    return ThreadLocalRandom.current()
        .ints(1, HIGHEST_FREE_OFFSET)
        .mapToObj(Ports::new)
        .filter(ports -> all().stream().map(ports::of).allMatch(FreePort::isFree))
        .findFirst()
        .orElseThrow();
  }

  /** The number of a port. */
  public int of(Port port) {
    return port.base + offset;
  }

  /** The base URL at a port. */
  public URI url(Port port) {
    return URI.create("http://127.0.0.1:" + of(port));
  }

  /** For {@code bootstrap.servers}. */
  public String bootstrapServers() {
    return "127.0.0.1:" + of(Port.BROKER);
  }

  /** A text that names ports as they are without an offset, with these ports instead. */
  String instead(String text) {
    return ADDRESS.matcher(text).replaceAll(found -> "127.0.0.1:" + instead(found));
  }

  private int instead(MatchResult found) {
    int port = Integer.parseInt(found.group(1));
    return all().stream()
        .filter(ours -> ours.base == port)
        .mapToInt(this::of)
        .findFirst()
        .orElse(port);
  }

  /** The ports that a system uses, in the order to show them. */
  static List<Port> used(boolean observed) {
    return all().stream().filter(port -> observed || !OF_OBSERVERS.contains(port)).toList();
  }

  /** Every port, in the order to show them. */
  public static List<Port> all() {
    return Arrays.asList(Port.values());
  }
}
