package org.referralrouter.local.issuer;

/**
 * Somebody who signs in to pages.
 *
 * @param name what tokens carry as {@code sub}
 */
public record Person(String name, String password) {
  @Override
  public String toString() {
    return "Person[" + name + "]";
  }
}
