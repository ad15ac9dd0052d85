package org.referralrouter.audit.page;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Pages of one kind of user, below one path, with a sign-in of their own.
 *
 * @param path as in {@code /auditor}
 * @param name what the header says
 * @param registration what the sign-in is called here
 * @param clientId of the pages at the issuer
 * @param clientSecret of that client; none where the issuer has it as a public client
 * @param scopes what is asked for; whoever signed in needs all of them
 * @param role which people are let in
 */
record PageArea(
    String path,
    String name,
    String registration,
    String clientId,
    @Nullable String clientSecret,
    Set<String> scopes,
    String role) {
  PageArea {
    scopes = Set.copyOf(scopes);
  }

  /** An address below it. */
  String at(String below) {
    return path + "/" + below;
  }

  @Override
  public String toString() {
    return "PageArea[" + path + "]";
  }
}
