package org.referralrouter.local.issuer;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.referralrouter.access.Principal;
import org.referralrouter.concern.Agencies;
import org.referralrouter.local.secret.SecretFile;

/**
 * The clients that are nobody's role: the services, and the provisioner of topics and schemas, as
 * they use Kafka and the registry.
 */
public final class KafkaClients {
  /** Kafka asks that a token has a scope; this one opens nothing over HTTP. */
  private static final String SCOPE = "topics";

  /** The scope of who registers, changes and deletes schemas. */
  public static final String REGISTRY_WRITE = "registry:write";

  private KafkaClients() {}

  /** Each with its kept secret. */
  public static List<Client> of(SecretFile secrets) {
    return Principal.services().stream().map(service -> of(service, secrets)).toList();
  }

  /** The one that alone may write to the registry. */
  public static Client provisioner(SecretFile secrets) {
    return of(Principal.PROVISIONER, secrets);
  }

  /** These, and each agency's: everybody who has a way to connect. */
  public static List<Client> withAgencies(SecretFile secrets, Agencies agencies) {
    return Stream.concat(
            of(secrets).stream(),
            agencies.all().stream().map(agency -> Role.of(agency).client(secrets)))
        .toList();
  }

  private static Client of(Principal service, SecretFile secrets) {
    var id = service.clientId();
    var scopes =
        service.equals(Principal.PROVISIONER) ? Set.of(SCOPE, REGISTRY_WRITE) : Set.of(SCOPE);
    return new Client(id, secrets.of(id), scopes);
  }
}
