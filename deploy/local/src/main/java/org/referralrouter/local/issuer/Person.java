package org.referralrouter.local.issuer;

import java.util.Set;

/**
 * Somebody who signs in to pages.
 *
 * @param name what tokens carry as {@code sub}
 * @param roles what the person is at the board, as ID tokens carry it in {@code roles} (RFC 9068,
 *     2.2.3.1)
 */
public record Person(String name, String password, Set<String> roles) {
  public Person {
    roles = Set.copyOf(roles);
  }

  @Override
  public String toString() {
    return "Person[" + name + "]";
  }
}
