package org.referralrouter.notification.api;

import java.util.Objects;
import org.referralrouter.concern.Agency;
import org.referralrouter.notification.inbox.InboxReader;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Who asks, by the token. That the token is for this agency's inbox, is checked before. */
final class TokenReader {
  private TokenReader() {}

  static InboxReader of(JwtAuthenticationToken token, String agencySlug) {
    Agency agency = Agency.ofSlug(agencySlug);
    String restricted = "SCOPE_referral:" + agency.slug() + ":restricted";
    // The OAuth client; every access token names it (RFC 9068, section 2.2).
    String actor = Objects.requireNonNull(token.getToken().getSubject(), "The token has no sub");
    return new InboxReader(
        agency,
        actor,
        token.getAuthorities().stream()
            .map(GrantedAuthority::getAuthority)
            .anyMatch(restricted::equals));
  }
}
