package org.referralrouter.local.operate;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.referralrouter.local.client.Answer;
import org.referralrouter.local.client.Api;
import org.referralrouter.local.issuer.Role;
import org.referralrouter.local.issuer.Tokens;
import org.referralrouter.local.run.Home;
import org.referralrouter.local.run.Ports;
import org.referralrouter.local.run.Ports.Port;
import org.referralrouter.local.run.Service;
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

  /** What a service answers on its management port. */
  public Answer manage(Service service, String path) {
    URI base = ports.url(service.management());
    return api.get(base.resolve(path), token);
  }
}
