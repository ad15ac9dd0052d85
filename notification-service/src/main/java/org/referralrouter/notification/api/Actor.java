package org.referralrouter.notification.api;

import java.util.Objects;
import org.springframework.security.oauth2.jwt.Jwt;

/** Who asks, by the token. */
final class Actor {
  private Actor() {}

  /** The OAuth client; every access token names it (RFC 9068, section 2.2). */
  static String actor(Jwt token) {
    return Objects.requireNonNull(token.getSubject(), "The token has no sub");
  }
}
