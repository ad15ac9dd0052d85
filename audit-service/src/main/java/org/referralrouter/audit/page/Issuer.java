package org.referralrouter.audit.page;

import java.util.Optional;
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
  static final String ID = "auditor-page";
  static final String READ = "audit:read";

  private static final Logger LOG = LoggerFactory.getLogger(Issuer.class);

  private final PageSettings settings;
  private volatile @Nullable ClientRegistration known;

  Issuer(PageSettings settings) {
    this.settings = settings;
  }

  /** The pages as the issuer knows them; empty while it does not answer. */
  Optional<ClientRegistration> registration() {
    if (known == null) {
      try {
        known = ask();
      } catch (RuntimeException e) {
        LOG.warn("Nobody can sign in: {} does not say how ({})", settings.issuer(), e.getClass());
      }
    }
    return Optional.ofNullable(known);
  }

  @Override
  public @Nullable ClientRegistration findByRegistrationId(String id) {
    return id.equals(ID) ? registration().orElse(null) : null;
  }

  private ClientRegistration ask() {
    boolean confidential = StringUtils.hasText(settings.clientSecret());
    return ClientRegistrations.fromIssuerLocation(settings.issuer().toString())
        .registrationId(ID)
        .clientId(settings.clientId())
        .clientSecret(confidential ? settings.clientSecret() : "")
        .clientAuthenticationMethod(
            confidential
                ? ClientAuthenticationMethod.CLIENT_SECRET_BASIC
                : ClientAuthenticationMethod.NONE)
        .clientSettings(ClientRegistration.ClientSettings.builder().requireProofKey(true).build())
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .redirectUri("{baseUrl}/auditor/signed-in")
        .scope(OidcScopes.OPENID, READ)
        .userNameAttributeName("sub")
        .build();
  }
}
