package org.referralrouter.local.broker;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule;
import org.referralrouter.access.AccessMatrix;
import org.referralrouter.access.AccessProvisioning;
import org.referralrouter.access.Principal;
import org.referralrouter.local.issuer.Issuer;
import org.referralrouter.local.issuer.IssuerProcess;
import org.referralrouter.local.issuer.KafkaClients;
import org.referralrouter.local.issuer.Members;
import org.referralrouter.local.issuer.SigningKey;
import org.referralrouter.local.port.FreePort;
import org.referralrouter.local.secret.SecretDirectory;
import org.referralrouter.local.secret.SecretFile;
import org.referralrouter.local.tls.Certificates;
import org.referralrouter.wire.AgenciesFile;
import org.referralrouter.wire.Provisioning;

/** A broker closed by the table of access, with the issuer that it asks. */
final class ClosedBroker implements AutoCloseable {
  private static final int PARTITIONS = 1;

  private final Path secrets;
  private final Issuer issuer;
  private final Broker broker;
  private final ClientFiles clients;
  private final int replicationPort = FreePort.next();
  private final int controllerPort = FreePort.next();

  ClosedBroker(Path directory) {
    secrets = directory.resolve("secrets");
    var kept = SecretDirectory.at(secrets);
    var members =
        KafkaClients.withAgencies(
            new SecretFile(kept, IssuerProcess.CLIENTS), AgenciesFile.bundled());
    issuer = Issuer.start(FreePort.next(), SigningKey.kept(kept), Members.of(members));
    Certificates.keep(kept, Instant.now());
    clients = new ClientFiles(secrets);
    clients.write(issuer.uri(), AgenciesFile.bundled());
    broker =
        new Broker(
            directory.resolve("kafka"),
            FreePort.next(),
            controllerPort,
            Optional.of(new BrokerSecurity(secrets, issuer.uri(), replicationPort)));
    broker.start();
    Provisioning.topics(client(Principal.PROVISIONER), AgenciesFile.bundled(), PARTITIONS);
    AccessProvisioning.apply(
        AccessMatrix.bundled(AgenciesFile.bundled()), client(Principal.PROVISIONER));
  }

  /** The settings of a client that shows a token of the issuer. */
  Map<String, Object> client(Principal principal) {
    return clients.client(principal, broker.bootstrapServers());
  }

  /** The settings of a client that shows this text as its token, whatever it is. */
  Map<String, Object> clientWith(String token) {
    var settings = new HashMap<>(client(Principal.PROVISIONER));
    settings.put(
        "sasl.jaas.config",
        OAuthBearerLoginModule.class.getName()
            + " required "
            + ShownToken.OPTION
            + "=\""
            + token
            + "\";");
    settings.put("sasl.login.callback.handler.class", ShownToken.class.getName());
    return settings;
  }

  /** Signs by the issuer's own key. */
  String signed(JWTClaimsSet claims) {
    try {
      return signed(claims, RSAKey.parse(Files.readString(secrets.resolve("issuer-key.json"))));
    } catch (IOException | ParseException e) {
      throw new IllegalStateException(e);
    }
  }

  static String signed(JWTClaimsSet claims, RSAKey key) {
    try {
      var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
      var token = new SignedJWT(header, claims);
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  URI issuer() {
    return issuer.uri();
  }

  String replication() {
    return "127.0.0.1:" + replicationPort;
  }

  String controller() {
    return "127.0.0.1:" + controllerPort;
  }

  Path authority() {
    return secrets.resolve(Certificates.AUTHORITY);
  }

  @Override
  public void close() {
    broker.close();
    issuer.close();
  }
}
