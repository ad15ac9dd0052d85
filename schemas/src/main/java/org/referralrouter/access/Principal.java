package org.referralrouter.access;

import java.util.List;
import java.util.stream.Stream;
import org.referralrouter.concern.Agencies;
import org.referralrouter.concern.Agency;

/**
 * Who connects to the broker.
 *
 * @param clientId its client id at the issuer of tokens, the same for HTTP and Kafka
 */
public record Principal(String clientId) {
  public static final Principal INTAKE = new Principal("intake-service");
  public static final Principal ROUTING = new Principal("routing-service");
  public static final Principal NOTIFICATION = new Principal("notification-service");
  public static final Principal AUDIT = new Principal("audit-service");

  /** Puts dead letters back where they came from; the audit service acts as it. */
  public static final Principal OPERATIONS = new Principal("operations");

  /** Makes topics and access rules; the only super user besides the broker itself. */
  public static final Principal PROVISIONER = new Principal("provisioner");

  /** The systems that use Kafka and are not an agency's. */
  public static List<Principal> services() {
    return List.of(INTAKE, ROUTING, NOTIFICATION, AUDIT, OPERATIONS, PROVISIONER);
  }

  /** The system of an agency. */
  public static Principal of(Agency agency) {
    return new Principal(agency.slug());
  }

  /** Everybody who has a way to connect where these are the agencies. */
  public static List<Principal> all(Agencies agencies) {
    return Stream.concat(services().stream(), agencies.all().stream().map(Principal::of)).toList();
  }

  /** As Kafka's access rules name it, as in {@code User:police}. */
  public String kafkaName() {
    return "User:" + clientId;
  }
}
