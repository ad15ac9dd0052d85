package org.referralrouter.local.issuer;

import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/**
 * The clients as they are at the moment of each request.
 *
 * @param pages clients that never change while the issuer runs
 */
record PresentClients(
    ClientDirectory clients,
    Map<String, RegisteredClient> pages,
    Function<Client, RegisteredClient> registration)
    implements RegisteredClientRepository {

  @Override
  public void save(RegisteredClient client) {
    throw new UnsupportedOperationException("Clients are made by ./referrals onboard");
  }

  @Override
  public @Nullable RegisteredClient findById(String id) {
    return findByClientId(id);
  }

  @Override
  public @Nullable RegisteredClient findByClientId(String clientId) {
    RegisteredClient page = pages.get(clientId);
    return page == null ? clients.client(clientId).map(registration).orElse(null) : page;
  }
}
