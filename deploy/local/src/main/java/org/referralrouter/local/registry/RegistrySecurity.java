package org.referralrouter.local.registry;

import java.net.URI;
import java.util.List;
import org.referralrouter.local.issuer.Issuer;
import org.referralrouter.local.issuer.KafkaClients;

/**
 * Everybody reads; who writes needs a token of the issuer with the scope {@value
 * KafkaClients#REGISTRY_WRITE}. By the registry's own settings (Apicurio's {@code apicurio.auth.*},
 * and Quarkus' {@code quarkus.oidc.*}).
 *
 * @param issuer of the tokens
 */
record RegistrySecurity(URI issuer) {
  /** The registry asks for the issuer's keys when the first token comes, not when it starts. */
  List<String> settings() {
    return List.of(
        "-Dquarkus.oidc.tenant-enabled=true",
        "-Dquarkus.oidc.auth-server-url=" + issuer,
        "-Dquarkus.oidc.discovery-enabled=false",
        "-Dquarkus.oidc.jwks-path=" + issuer.resolve("/oauth2/jwks"),
        "-Dquarkus.oidc.jwks.resolve-early=false",
        "-Dquarkus.oidc.token.issuer=" + issuer,
        "-Dquarkus.oidc.token.audience=" + Issuer.AUDIENCE,
        "-Dquarkus.oidc.roles.role-claim-path=scope",
        "-Dapicurio.auth.role-based-authorization=true",
        "-Dapicurio.auth.role-source=token",
        "-Dapicurio.auth.roles.admin=" + KafkaClients.REGISTRY_WRITE,
        "-Dapicurio.auth.anonymous-read-access.enabled=true",
        "-Dapicurio.auth.authenticated-read-access.enabled=true");
  }
}
