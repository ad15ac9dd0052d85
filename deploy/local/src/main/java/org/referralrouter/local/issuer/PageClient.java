package org.referralrouter.local.issuer;

import java.net.URI;
import java.util.Set;

/**
 * A service's pages, which people sign in to (OAuth 2.1 authorization code with PKCE, OpenID
 * Connect).
 *
 * @param scopes what whoever signed in may do there
 * @param signedIn where the browser returns to after signing in
 * @param signedOut where it returns to after signing out
 */
public record PageClient(
    String id, String secret, Set<String> scopes, URI signedIn, URI signedOut) {
  /** The pages for auditors of the audit service. */
  public static final String AUDITORS = "auditor-page";

  /** The pages for operators of the audit service. */
  public static final String OPERATORS = "operator-page";

  public PageClient {
    scopes = Set.copyOf(scopes);
  }

  /** The pages for auditors at this base address. */
  public static PageClient ofAuditors(String secret, URI base) {
    return new PageClient(
        AUDITORS,
        secret,
        Role.AUDITOR.scopes(),
        base.resolve("/auditor/signed-in"),
        base.resolve("/auditor/signed-out"));
  }

  /** The pages for operators at this base address. */
  public static PageClient ofOperators(String secret, URI base) {
    return new PageClient(
        OPERATORS,
        secret,
        Set.of("operations:read", "operations:act"),
        base.resolve("/operations/signed-in"),
        base.resolve("/operations/signed-out"));
  }

  @Override
  public String toString() {
    return "PageClient[" + id + " " + scopes + "]";
  }
}
