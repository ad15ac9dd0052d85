package org.referralrouter.edge;

import java.util.ArrayList;
import java.util.List;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.util.StringUtils;

/**
 * What a token must say beyond who signed it (RFC 9068, 2.2): whom it is for, until when, and who
 * asks, since records belong to who asks.
 */
final class TokenRules implements OAuth2TokenValidator<Jwt> {
  private final String audience;

  /**
   * @param audience what {@code aud} must name
   */
  TokenRules(String audience) {
    this.audience = audience;
  }

  @Override
  public OAuth2TokenValidatorResult validate(Jwt token) {
    List<OAuth2Error> errors = new ArrayList<>();
    if (token.getAudience() == null || !token.getAudience().contains(audience)) {
      errors.add(error("The token is not for " + audience));
    }
    if (token.getExpiresAt() == null) {
      errors.add(error("The token does not say when it ends"));
    }
    if (!StringUtils.hasText(token.getSubject())) {
      errors.add(error("The token does not say who asks"));
    }
    return OAuth2TokenValidatorResult.failure(errors);
  }

  private static OAuth2Error error(String description) {
    return new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, description, null);
  }
}
