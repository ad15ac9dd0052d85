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
  private final Issuer issuer;
  private final PageArea area;
  private final DefaultOAuth2AuthorizationRequestResolver requests;

  SignInRequests(Issuer issuer, PageArea area) {
    this.issuer = issuer;
    this.area = area;
    this.requests = new DefaultOAuth2AuthorizationRequestResolver(issuer, area.at("sign-in"));
  }

  @Override
  public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
    boolean ours = request.getServletPath().equals(area.at("sign-in") + "/" + area.registration());
    return ours && issuer.registration(area).isPresent() ? requests.resolve(request) : null;
  }

  @Override
  public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String id) {
    return requests.resolve(request, id);
  }
}
