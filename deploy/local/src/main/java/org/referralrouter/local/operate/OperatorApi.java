package org.referralrouter.local.operate;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.referralrouter.local.client.Answer;
import org.referralrouter.local.client.Api;
import org.referralrouter.local.issuer.Role;
import org.referralrouter.local.issuer.Tokens;
import org.referralrouter.local.run.Home;
import org.referralrouter.local.run.Ports;
import org.referralrouter.local.run.Ports.Port;
import org.referralrouter.wire.Json;

/** A running system as an operator meets it, with the operator's token. */
public final class OperatorApi {
  private static final Set<String> SCOPES = Set.of("operations:read", "operations:act");

  private final Api api = new Api();
  private final Ports ports;
  private final String token;

  /** Asks the system that runs in a directory, on these ports. */
  public OperatorApi(Home home, Ports ports) {
    this.ports = ports;
    this.token =
        new Tokens(ports.url(Port.ISSUER)).of(Role.OPERATOR.client(home.clientSecrets()), SCOPES);
  }

  /** What the audit service answers, which knows of every step. */
  public Answer ask(String path) {
    return api.get(ports.url(Port.AUDIT).resolve(path), token);
  }

  /** The same for something that is done, with a body. */
  public Answer act(String path, Object body) {
    return api.post(
        ports.url(Port.AUDIT).resolve(path),
        token,
        Json.mapper().writeValueAsString(body).getBytes(StandardCharsets.UTF_8),
        Map.of());
  }

  /** A service with a management port. */
  public enum Measured {
    INTAKE(Port.INTAKE_MANAGEMENT),
    ROUTING(Port.ROUTING_MANAGEMENT),
    NOTIFICATION(Port.NOTIFICATION_MANAGEMENT),
    AUDIT(Port.AUDIT_MANAGEMENT);

    private final Port management;

    Measured(Port management) {
      this.management = management;
    }

    /** Its name as people write it. */
    public String part() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** All of them. */
    public static List<Measured> all() {
      return Arrays.asList(values());
    }
  }

  /** What a service answers on its management port. */
  public Answer manage(Measured service, String path) {
    URI base = ports.url(service.management);
    return api.get(base.resolve(path), token);
  }
}
