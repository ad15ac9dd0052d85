package org.referralrouter.audit.page;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How people sign in to the pages.
 *
 * @param issuer the OpenID provider where they do
 * @param clientId of the auditors' pages there
 * @param clientSecret of that client; none where the issuer has it as a public client
 * @param rolesClaim the claim of an ID token that lists what a person is
 * @param role which of them may read the log
 * @param operator the operators' pages there
 */
@ConfigurationProperties("audit.page")
record PageSettings(
    URI issuer,
    String clientId,
    @Nullable String clientSecret,
    String rolesClaim,
    String role,
    Operator operator) {

  /**
   * The operators' pages.
   *
   * @param clientId of the pages at the issuer
   * @param clientSecret of that client; none where the issuer has it as a public client
   * @param role which people operate the system
   */
  record Operator(String clientId, @Nullable String clientSecret, String role) {
    @Override
    public String toString() {
      return "Operator[" + clientId + "]";
    }
  }

  /** The pages of auditors. */
  PageArea auditors() {
    return new PageArea(
        "/auditor",
        "Audit log",
        "auditor-page",
        clientId,
        clientSecret,
        Set.of("audit:read"),
        role);
  }

  /** The pages of operators. */
  PageArea operators() {
    return new PageArea(
        "/operations",
        "Operations",
        "operator-page",
        operator.clientId(),
        operator.clientSecret(),
        Set.of("operations:read", "operations:act"),
        operator.role());
  }

  /** The pages of all. */
  List<PageArea> areas() {
    return List.of(auditors(), operators());
  }

  /** The pages that an address is of; the auditors' where it is of none. */
  PageArea areaOf(String address) {
    PageArea operators = operators();
    return address.equals(operators.path()) || address.startsWith(operators.path() + "/")
        ? operators
        : auditors();
  }

  /** Where the issuer is, without a path: what a browser calls an origin. */
  String issuerOrigin() {
    return issuer.getScheme() + "://" + issuer.getAuthority();
  }

  @Override
  public String toString() {
    return "PageSettings[" + issuer + " " + clientId + "]";
  }
}
