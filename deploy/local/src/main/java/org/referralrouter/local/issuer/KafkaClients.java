package org.referralrouter.local.issuer;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.referralrouter.access.Principal;
import org.referralrouter.concern.Agency;
import org.referralrouter.local.secret.SecretFile;

/** The clients that are nobody's role: the services and the provisioner, as they use Kafka. */
public final class KafkaClients {
  /** Kafka asks that a token has a scope; this one opens nothing over HTTP. */
  private static final String SCOPE = "topics";

  private KafkaClients() {}

  /** Each with its kept secret. */
  public static List<Client> of(SecretFile secrets) {
    return Principal.services().stream()
        .map(Principal::clientId)
        .map(id -> new Client(id, secrets.of(id), Set.of(SCOPE)))
        .toList();
  }

  /** These, and each agency's: everybody who has a way to connect. */
  public static List<Client> withAgencies(SecretFile secrets) {
    return Stream.concat(
            of(secrets).stream(),
            Arrays.stream(Agency.values())
                .map(agency -> Role.valueOf(agency.name()).client(secrets)))
        .toList();
  }
}
