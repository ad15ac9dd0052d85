package org.referralrouter.local.issuer;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.referralrouter.local.secret.SecretDirectory;
import org.referralrouter.local.secret.SecretFile;

/**
 * Clients with their secrets in the directory of secrets, read anew each time, so that a rotated
 * secret or a revoked agency counts at once in a running issuer.
 *
 * @param clients every client, whether or not its agency is revoked
 */
record KeptClients(SecretDirectory directory, Function<SecretFile, List<Client>> clients)
    implements ClientDirectory {

  /** Makes the secrets that are missing. */
  KeptClients {
    List<Client> _ = clients.apply(secrets(directory));
  }

  @Override
  public Optional<Client> client(String id) {
    return new Memberships(directory).isRevoked(id)
        ? Optional.empty()
        : clients.apply(secrets(directory)).stream()
            .filter(client -> client.id().equals(id))
            .findFirst();
  }

  private static SecretFile secrets(SecretDirectory directory) {
    return new SecretFile(directory, IssuerProcess.CLIENTS);
  }
}
