package org.referralrouter.local.onboard;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What an agency is given, to be told once. */
public final class Handover {
  private final AgencyConnection connection;
  private final Credentials credentials;
  private final Path folder;

  Handover(AgencyConnection connection, Credentials credentials, Path folder) {
    this.connection = connection;
    this.credentials = credentials;
    this.folder = folder;
  }

  AgencyConnection connection() {
    return connection;
  }

  Credentials credentials() {
    return credentials;
  }

  /** It in lines, with the secret: never to be logged. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    line(lines, "broker", connection.bootstrapServers() + " (TLS, SASL/OAUTHBEARER)");
    line(lines, "authority", folder.resolve(connection.authority().getFileName()).toString());
    line(lines, "issuer", connection.issuer().toString());
    line(lines, "token endpoint", connection.tokenEndpoint().toString());
    line(lines, "client id", connection.clientId());
    line(lines, "client secret", credentials.secret() + "  (shown this once)");
    credentials
        .password()
        .ifPresent(
            password -> line(lines, "password", password + "  (SCRAM-SHA-512; shown this once)"));
    line(lines, "reads", connection.referralsTopic());
    line(lines, "writes", connection.responsesTopic());
    line(lines, "groups", connection.groupPrefix() + "…");
    line(lines, "registry", connection.registry().toString());
    line(lines, "folder", folder + "  (holds the secret: hand it over as you would a password)");
    return lines;
  }

  private static void line(List<String> lines, String name, String value) {
    lines.add("  %-15s %s".formatted(name, value));
  }

  @Override
  public String toString() {
    return "Handover[redacted]";
  }
}
