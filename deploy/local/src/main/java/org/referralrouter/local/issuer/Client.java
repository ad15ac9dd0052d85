package org.referralrouter.local.issuer;

import java.util.Set;

/**
 * A client of the issuer.
 *
 * @param id what its tokens carry as {@code sub}
 * @param scopes what it may ask for, and gets when it asks for nothing in particular
 */
public record Client(String id, String secret, Set<String> scopes) {
  public Client {
    scopes = Set.copyOf(scopes);
  }

  @Override
  public String toString() {
    return "Client[" + id + " " + scopes + "]";
  }
}
