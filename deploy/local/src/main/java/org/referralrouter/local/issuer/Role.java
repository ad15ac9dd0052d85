package org.referralrouter.local.issuer;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.referralrouter.concern.Agencies;
import org.referralrouter.concern.Agency;
import org.referralrouter.local.secret.SecretFile;

/**
 * People or systems that have a client of their own at the local issuer.
 *
 * @param clientId such as {@code social-care}
 * @param scopes what the role may do, in the order to show it
 */
public record Role(String clientId, Set<String> scopes) {
  /** Whoever works with children and reports a concern. */
  public static final Role PRACTITIONER =
      of("practitioner", "concern:submit", "concern:read", "decision:preview");

  /** Whoever checks afterwards what was done. */
  public static final Role AUDITOR = of("auditor", "audit:read");

  /** Whoever decides what is erased, and what must be kept. */
  public static final Role RECORDS_OFFICER =
      of("records-officer", "audit:erase", "audit:hold", "audit:read");

  /** Whoever keeps the system running. */
  public static final Role OPERATOR =
      of("operator", "operations:read", "operations:act", "agencies:onboard");

  /** For how long an agency's token is good, and so a revoked one's at the longest. */
  public static final Duration AGENCY_TOKENS_LIVE = Duration.ofMinutes(10);

  private static final String OF_AGENCIES = "referral:";

  private static Role of(String clientId, String... scopes) {
    return new Role(clientId, new LinkedHashSet<>(List.of(scopes)));
  }

  /** An agency: its readers, and its system. */
  public static Role of(Agency agency) {
    return of(agency.slug(), OF_AGENCIES + agency.slug());
  }

  /** Who at the agency may read what a colleague must not (reading, K7). */
  public static Role restrictedOf(Agency agency) {
    String scope = OF_AGENCIES + agency.slug();
    return of(agency.slug() + "-restricted", scope, scope + ":restricted");
  }

  /** All that there are where these are the agencies, in the order to show them. */
  public static List<Role> all(Agencies agencies) {
    return Stream.of(
            Stream.of(PRACTITIONER),
            agencies.all().stream().map(Role::of),
            agencies.all().stream().map(Role::restrictedOf),
            Stream.of(AUDITOR, RECORDS_OFFICER, OPERATOR))
        .flatMap(roles -> roles)
        .toList();
  }

  /** The role's client with its kept secret. */
  public Client client(SecretFile secrets) {
    return scopes.stream().anyMatch(scope -> scope.startsWith(OF_AGENCIES))
        ? new Client(clientId, secrets.of(clientId), scopes, AGENCY_TOKENS_LIVE)
        : new Client(clientId, secrets.of(clientId), scopes);
  }

  /** Every scope that any role has. */
  public static Set<String> everyScope(Agencies agencies) {
    return all(agencies).stream().flatMap(role -> role.scopes.stream()).collect(Collectors.toSet());
  }
}
