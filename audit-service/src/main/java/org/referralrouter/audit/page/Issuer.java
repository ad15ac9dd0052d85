package org.referralrouter.audit.page;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.util.StringUtils;

/**
 * The OpenID provider where people sign in. It is asked for its addresses when the first person
 * comes, so that the service starts, and the API works, while it is away.
 */
class Issuer implements ClientRegistrationRepository {
  private static final Logger LOG = LoggerFactory.getLogger(Issuer.class);

  private final PageSettings settings;
  private final Map<String, ClientRegistration> known = new ConcurrentHashMap<>();

  Issuer(PageSettings settings) {
    this.settings = settings;
  }

  /** An area's pages as the issuer knows them; empty while it does not answer. */
  Optional<ClientRegistration> registration(PageArea area) {
    if (!known.containsKey(area.registration())) {
      try {
        known.put(area.registration(), ask(area));
      } catch (RuntimeException e) {
        LOG.warn("Nobody can sign in: {} does not say how ({})", settings.issuer(), e.getClass());
      }
    }
    return Optional.ofNullable(known.get(area.registration()));
  }

  @Override
  public @Nullable ClientRegistration findByRegistrationId(String id) {
    return settings.areas().stream()
        .filter(area -> area.registration().equals(id))
        .findFirst()
        .flatMap(this::registration)
        .orElse(null);
  }

  private ClientRegistration ask(PageArea area) {
    boolean confidential = StringUtils.hasText(area.clientSecret());
    return ClientRegistrations.fromIssuerLocation(settings.issuer().toString())
        .registrationId(area.registration())
        .clientId(area.clientId())
        .clientSecret(confidential ? area.clientSecret() : "")
        .clientAuthenticationMethod(
            confidential
                ? ClientAuthenticationMethod.CLIENT_SECRET_BASIC
                : ClientAuthenticationMethod.NONE)
        .clientSettings(ClientRegistration.ClientSettings.builder().requireProofKey(true).build())
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .redirectUri("{baseUrl}" + area.at("signed-in"))
        .scope(Stream.concat(Stream.of(OidcScopes.OPENID), area.scopes().stream()).toList())
        .userNameAttributeName("sub")
        .build();
  }
}
