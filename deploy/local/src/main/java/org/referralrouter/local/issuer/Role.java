package org.referralrouter.local.issuer;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.referralrouter.local.secret.SecretFile;

/** The people and systems that have a client of their own at the local issuer. */
public enum Role {
  /** Whoever works with children and reports a concern. */
  PRACTITIONER("concern:submit concern:read decision:preview"),
  /** Children's social care. */
  SOCIAL_CARE("referral:social-care"),
  /** The police. */
  POLICE("referral:police"),
  /** Whoever prepares the board's reports to CEOP. */
  CEOP_PREPARATION("referral:ceop-preparation"),
  /** The employer's human resources, for allegations against staff. */
  HR_ALLEGATIONS("referral:hr-allegations"),
  /** The local authority's designated officer. */
  DESIGNATED_OFFICER("referral:designated-officer"),
  /** The duty desk. */
  TRIAGE("referral:triage"),
  /** Who at social care may read what a colleague must not (reading, K7). */
  SOCIAL_CARE_RESTRICTED("referral:social-care referral:social-care:restricted"),
  /** Who at the police may. */
  POLICE_RESTRICTED("referral:police referral:police:restricted"),
  /** Who may of those who prepare reports to CEOP. */
  CEOP_PREPARATION_RESTRICTED("referral:ceop-preparation referral:ceop-preparation:restricted"),
  /** Who at human resources may. */
  HR_ALLEGATIONS_RESTRICTED("referral:hr-allegations referral:hr-allegations:restricted"),
  /** Who may at the designated officer's. */
  DESIGNATED_OFFICER_RESTRICTED(
      "referral:designated-officer referral:designated-officer:restricted"),
  /** Who at the duty desk may. */
  TRIAGE_RESTRICTED("referral:triage referral:triage:restricted"),
  /** Whoever checks afterwards what was done. */
  AUDITOR("audit:read"),
  /** Whoever decides what is erased, and what must be kept. */
  RECORDS_OFFICER("audit:erase audit:hold audit:read"),
  /** Whoever keeps the system running. */
  OPERATOR("operations:read agencies:onboard");

  /** For how long an agency's token is good, and so a revoked one's at the longest. */
  public static final Duration AGENCY_TOKENS_LIVE = Duration.ofMinutes(10);

  private static final String OF_AGENCIES = "referral:";

  private final String scopes;

  Role(String scopes) {
    this.scopes = scopes;
  }

  /** The client id, such as {@code social-care}. */
  public String clientId() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What the role may do, in the order to show it. */
  public Set<String> scopes() {
    return new LinkedHashSet<>(List.of(scopes.split(" ")));
  }

  /** The role's client with its kept secret. */
  public Client client(SecretFile secrets) {
    return scopes.startsWith(OF_AGENCIES)
        ? new Client(clientId(), secrets.of(clientId()), scopes(), AGENCY_TOKENS_LIVE)
        : new Client(clientId(), secrets.of(clientId()), scopes());
  }

  /** Every scope that any role has. */
  public static Set<String> everyScope() {
    return Arrays.stream(values())
        .flatMap(role -> role.scopes().stream())
        .collect(Collectors.toSet());
  }
}
