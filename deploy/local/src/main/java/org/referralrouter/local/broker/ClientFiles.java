package org.referralrouter.local.broker;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule;
import org.referralrouter.access.ClientFile;
import org.referralrouter.access.Principal;
import org.referralrouter.concern.Agencies;
import org.referralrouter.local.issuer.IssuerProcess;
import org.referralrouter.local.secret.SecretDirectory;
import org.referralrouter.local.secret.SecretFile;
import org.referralrouter.local.tls.Certificates;

/**
 * For each principal the {@link ClientFile} by which its Kafka clients are let in, in a directory
 * of the secrets.
 *
 * @param secrets the directory of secrets
 */
public record ClientFiles(Path secrets) {
  private static final String DIRECTORY = "kafka";

  /** Where the file of a principal is. */
  public Path of(Principal principal) {
    return secrets.resolve(DIRECTORY).resolve(file(principal));
  }

  /** The settings of a Kafka client of a principal, to begin with. */
  public Map<String, Object> client(Principal principal, String bootstrapServers) {
    return ClientFile.client(bootstrapServers, Optional.of(of(principal)));
  }

  /**
   * Writes them all, with the kept secrets of their clients at the issuer, made where they are
   * missing.
   *
   * @param agencies each of which has one
   */
  public void write(URI issuer, Agencies agencies) {
    Principal.all(agencies).forEach(principal -> write(principal, issuer));
  }

  /** Writes one of them, as {@link #write(URI, Agencies)} does. */
  public void write(Principal principal, URI issuer) {
    var clients = new SecretFile(SecretDirectory.at(secrets), IssuerProcess.CLIENTS);
    SecretDirectory.at(secrets.resolve(DIRECTORY))
        .write(file(principal), text(principal, clients.of(principal.clientId()), issuer));
  }

  private static String file(Principal principal) {
    return principal.clientId() + ".properties";
  }

  // Plain lines, and not Properties.store: other languages read the file too, and know no escapes.
  private String text(Principal principal, String secret, URI issuer) {
    return """
        security.protocol=SASL_SSL
        ssl.truststore.type=PEM
        ssl.truststore.location=%s
        sasl.mechanism=OAUTHBEARER
        sasl.jaas.config=%s required;
        sasl.login.callback.handler.class=%s
        sasl.oauthbearer.token.endpoint.url=%s
        sasl.oauthbearer.client.credentials.client.id=%s
        sasl.oauthbearer.client.credentials.client.secret=%s
        """
        .formatted(
            secrets.resolve(Certificates.AUTHORITY),
            OAuthBearerLoginModule.class.getName(),
            OAuthBearerLoginCallbackHandler.class.getName(),
            issuer.resolve("/oauth2/token"),
            principal.clientId(),
            secret);
  }
}
