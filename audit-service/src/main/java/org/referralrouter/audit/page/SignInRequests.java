package org.referralrouter.audit.page;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/**
 * Leads to the one issuer there is, while it answers. Any other address below is one as any other,
 * and not a fault.
 */
final class SignInRequests implements OAuth2AuthorizationRequestResolver {
  static final String BASE = "/auditor/sign-in";

  private final Issuer issuer;
  private final DefaultOAuth2AuthorizationRequestResolver requests;

  SignInRequests(Issuer issuer) {
    this.issuer = issuer;
    this.requests = new DefaultOAuth2AuthorizationRequestResolver(issuer, BASE);
  }

  @Override
  public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
    boolean ours = request.getServletPath().equals(BASE + "/" + Issuer.ID);
    return ours && issuer.registration().isPresent() ? requests.resolve(request) : null;
  }

  @Override
  public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String id) {
    return requests.resolve(request, id);
  }
}
