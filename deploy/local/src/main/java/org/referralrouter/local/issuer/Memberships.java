package org.referralrouter.local.issuer;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.referralrouter.access.Principal;
import org.referralrouter.local.secret.SecretDirectory;

/** Which agencies were onboarded or revoked: a file in the directory of secrets. */
public final class Memberships {
  private static final String FILE = "memberships.properties";
  private static final String RESTRICTED = "-restricted";

  private final SecretDirectory directory;

  public Memberships(SecretDirectory directory) {
    this.directory = directory;
  }

  /**
   * How an agency stands.
   *
   * @param clientId of its system
   */
  public Membership of(String clientId) {
    return read().getOrDefault(clientId, Membership.NOT_YET);
  }

  /** Keeps how an agency stands from now on. */
  public void put(String clientId, Membership membership) {
    Map<String, Membership> all = read();
    all.put(clientId, membership);
    directory.write(
        FILE,
        all.entrySet().stream()
            .map(agency -> agency.getKey() + "=" + agency.getValue() + "\n")
            .collect(Collectors.joining()));
  }

  /** Whether this client is of a revoked agency: its system's, or its restricted readers'. */
  boolean isRevoked(String clientId) {
    return of(
            clientId.endsWith(RESTRICTED)
                ? clientId.substring(0, clientId.length() - RESTRICTED.length())
                : clientId)
        == Membership.REVOKED;
  }

  /** Who may do nothing at the broker. */
  public Set<Principal> revoked() {
    return read().entrySet().stream()
        .filter(agency -> agency.getValue() == Membership.REVOKED)
        .map(agency -> new Principal(agency.getKey()))
        .collect(Collectors.toSet());
  }

  private Map<String, Membership> read() {
    Properties kept = new Properties();
    try {
      kept.load(new StringReader(directory.read(FILE).orElse("")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, Membership> all = new TreeMap<>();
    kept.forEach((id, membership) -> all.put((String) id, Membership.valueOf((String) membership)));
    return all;
  }
}
