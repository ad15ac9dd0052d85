package org.referralrouter.local.broker;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerValidatorCallbackHandler;
import org.apache.kafka.common.security.scram.ScramLoginModule;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;
import org.referralrouter.access.AllowedAddresses;
import org.referralrouter.access.Principal;
import org.referralrouter.local.issuer.Issuer;
import org.referralrouter.local.tls.Certificates;

/**
 * A broker that lets in whom the issuer knows, over TLS, and lets nobody do what no rule allows.
 * Clients show a token of the issuer (OAUTHBEARER), or a password (SCRAM-SHA-512) where they can do
 * no better. The broker talks to itself and to its controller on listeners of their own, where both
 * ends show a certificate of the authority, which gives one to the broker alone.
 *
 * @param secrets the directory with the certificates
 * @param issuer whose tokens count; it serves before the broker starts
 * @param replicationPort where the broker listens to itself
 */
public record BrokerSecurity(Path secrets, URI issuer, int replicationPort) {
  private static final String CLIENTS = "listener.name.clients.";

  /** Milliseconds after which a connection must show a token that is still good. */
  private static final int SHOWN_AGAIN_MS = 3_600_000;

  Map<String, String> settings(int port, int controllerPort) {
    var keys = issuer.resolve("/oauth2/jwks").toString();
    AllowedAddresses.add(keys);
    return Map.ofEntries(
        Map.entry(
            "listeners",
            "CLIENTS://127.0.0.1:%d,REPLICATION://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
                .formatted(port, replicationPort, controllerPort)),
        Map.entry(
            "listener.security.protocol.map", "CLIENTS:SASL_SSL,REPLICATION:SSL,CONTROLLER:SSL"),
        Map.entry("inter.broker.listener.name", "REPLICATION"),
        Map.entry("listener.name.replication.ssl.client.auth", "required"),
        Map.entry("listener.name.controller.ssl.client.auth", "required"),
        Map.entry(SslConfigs.SSL_KEYSTORE_TYPE_CONFIG, "PEM"),
        Map.entry(
            SslConfigs.SSL_KEYSTORE_LOCATION_CONFIG,
            secrets.resolve(Certificates.BROKER).toString()),
        Map.entry(SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG, "PEM"),
        Map.entry(
            SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG,
            secrets.resolve(Certificates.AUTHORITY).toString()),
        Map.entry(CLIENTS + "sasl.enabled.mechanisms", "OAUTHBEARER,SCRAM-SHA-512"),
        Map.entry(
            CLIENTS + "oauthbearer." + SaslConfigs.SASL_JAAS_CONFIG,
            OAuthBearerLoginModule.class.getName() + " required;"),
        Map.entry(
            CLIENTS + "oauthbearer.sasl.server.callback.handler.class",
            OAuthBearerValidatorCallbackHandler.class.getName()),
        Map.entry(
            CLIENTS + "oauthbearer.connections.max.reauth.ms", String.valueOf(SHOWN_AGAIN_MS)),
        Map.entry(
            CLIENTS + "scram-sha-512." + SaslConfigs.SASL_JAAS_CONFIG,
            ScramLoginModule.class.getName() + " required;"),
        Map.entry(SaslConfigs.SASL_OAUTHBEARER_JWKS_ENDPOINT_URL, keys),
        Map.entry(SaslConfigs.SASL_OAUTHBEARER_EXPECTED_ISSUER, issuer.toString()),
        Map.entry(SaslConfigs.SASL_OAUTHBEARER_EXPECTED_AUDIENCE, Issuer.AUDIENCE),
        Map.entry("authorizer.class.name", StandardAuthorizer.class.getName()),
        Map.entry("allow.everyone.if.no.acl.found", "false"),
        Map.entry(
            "super.users",
            "User:%s;%s".formatted(Certificates.BROKER_NAME, Principal.PROVISIONER.kafkaName())));
  }
}
