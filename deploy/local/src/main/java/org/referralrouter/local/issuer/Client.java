package org.referralrouter.local.issuer;

import java.time.Duration;
import java.util.Set;

/**
 * A client of the issuer.
 *
 * @param id what its tokens carry as {@code sub}
 * @param scopes what it may ask for, and gets when it asks for nothing in particular
 * @param tokensLive for how long a token is good that it was given, whatever becomes of the client
 */
public record Client(String id, String secret, Set<String> scopes, Duration tokensLive) {
  private static final Duration A_WORKING_DAY = Duration.ofHours(8);

  public Client {
    scopes = Set.copyOf(scopes);
  }

  /** One of this system's own, whose tokens are good for a working day. */
  public Client(String id, String secret, Set<String> scopes) {
    this(id, secret, scopes, A_WORKING_DAY);
  }

  @Override
  public String toString() {
    return "Client[" + id + " " + scopes + "]";
  }
}
