package org.referralrouter.audit.page;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How people sign in to the pages.
 *
 * @param issuer the OpenID provider where they do
 * @param clientId of the pages there
 * @param clientSecret of that client; none where the issuer has it as a public client
 * @param rolesClaim the claim of an ID token that lists what a person is
 * @param role which of them may read the log
 */
@ConfigurationProperties("audit.page")
record PageSettings(
    URI issuer, String clientId, @Nullable String clientSecret, String rolesClaim, String role) {

  /** Where the issuer is, without a path: what a browser calls an origin. */
  String issuerOrigin() {
    return issuer.getScheme() + "://" + issuer.getAuthority();
  }

  @Override
  public String toString() {
    return "PageSettings[" + issuer + " " + clientId + "]";
  }
}
