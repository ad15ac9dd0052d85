package org.referralrouter.local.run;

import java.util.Locale;
import org.referralrouter.access.Principal;
import org.referralrouter.local.run.Ports.Port;

/** One of the four services. */
public enum Service {
  INTAKE(Port.INTAKE, Port.INTAKE_MANAGEMENT, true),
  ROUTING(Port.ROUTING, Port.ROUTING_MANAGEMENT, false),
  NOTIFICATION(Port.NOTIFICATION, Port.NOTIFICATION_MANAGEMENT, true),
  AUDIT(Port.AUDIT, Port.AUDIT_MANAGEMENT, true);

  /** The path that answers 200 when nothing is wrong with a service. */
  static final String READINESS = "/actuator/health/readiness";

  private final Port port;
  private final Port management;
  private final boolean database;

  Service(Port port, Port management, boolean database) {
    this.port = port;
    this.management = management;
    this.database = database;
  }

  /** Its name as people write it. */
  public String part() {
    return name().toLowerCase(Locale.ROOT);
  }

  String module() {
    return part() + "-service";
  }

  /**
   * The path that answers 200 when a service does its work: of audit also while a topic lacks
   * records that the ledger has, which readiness tells and no start can mend.
   */
  String serving() {
    return this == AUDIT ? "/actuator/health/serving" : READINESS;
  }

  /** Who it is at the broker. */
  Principal principal() {
    return new Principal(module());
  }

  Port port() {
    return port;
  }

  /** Where its health and measures are. */
  public Port management() {
    return management;
  }

  boolean hasDatabase() {
    return database;
  }

  /** As on the command line. */
  @Override
  public String toString() {
    return part();
  }
}
