package org.referralrouter.local.onboard;

import java.util.Optional;

/**
 * What an agency's system shows to be let in.
 *
 * @param secret of its client at the issuer
 * @param password at the broker, where its client knows no tokens
 */
record Credentials(String secret, Optional<String> password) {
  @Override
  public String toString() {
    return "Credentials[redacted]";
  }
}
