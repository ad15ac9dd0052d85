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
 */
@ConfigurationProperties("audit.page")
record PageSettings(URI issuer, String clientId, @Nullable String clientSecret) {

  /** Where the issuer is, without a path: what a browser calls an origin. */
  String issuerOrigin() {
    return issuer.getScheme() + "://" + issuer.getAuthority();
  }

  @Override
  public String toString() {
    return "PageSettings[" + issuer + " " + clientId + "]";
  }
}
