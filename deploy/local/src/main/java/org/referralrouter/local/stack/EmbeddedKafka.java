package org.referralrouter.local.stack;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.referralrouter.access.AccessMatrix;
import org.referralrouter.access.AccessProvisioning;
import org.referralrouter.access.ClientFile;
import org.referralrouter.access.Principal;
import org.referralrouter.local.broker.Broker;
import org.referralrouter.local.broker.BrokerSecurity;
import org.referralrouter.local.broker.ClientFiles;
import org.referralrouter.local.issuer.IssuerProcess;
import org.referralrouter.local.issuer.KafkaClients;
import org.referralrouter.local.port.FreePort;
import org.referralrouter.local.secret.SecretDirectory;
import org.referralrouter.local.secret.SecretFile;
import org.referralrouter.local.tls.Certificates;
import org.referralrouter.wire.AgenciesFile;
import org.referralrouter.wire.Provisioning;

/**
 * A broker in this JVM with the issuer that it asks, and the topics of the contract.
 *
 * @param clients how principals are let in; empty where the broker is open
 */
record EmbeddedKafka(Broker broker, TestIssuer issuer, Optional<ClientFiles> clients)
    implements AutoCloseable {
  private static final int PARTITIONS = 3;

  /** One that lets anybody do anything. */
  static EmbeddedKafka open(Path directory, TestIssuer issuer) {
    var kafka = new EmbeddedKafka(broker(directory, Optional.empty()), issuer, Optional.empty());
    kafka.broker.start();
    Provisioning.topics(kafka.client(Principal.PROVISIONER), AgenciesFile.bundled(), PARTITIONS);
    return kafka;
  }

  /** An issuer that knows everybody who has a way to connect to a closed one. */
  static TestIssuer issuer(Path directory) {
    var kept = SecretDirectory.at(secrets(directory));
    return new TestIssuer(
        KafkaClients.withAgencies(
            new SecretFile(kept, IssuerProcess.CLIENTS), AgenciesFile.bundled()));
  }

  /** One that is closed as that of a local system is. */
  static EmbeddedKafka closed(Path directory, TestIssuer issuer) {
    var secrets = secrets(directory);
    Certificates.keep(SecretDirectory.at(secrets), Instant.now());
    var clients = new ClientFiles(secrets);
    clients.write(issuer.uri(), AgenciesFile.bundled());
    var security = new BrokerSecurity(secrets, issuer.uri(), FreePort.next());
    var kafka =
        new EmbeddedKafka(broker(directory, Optional.of(security)), issuer, Optional.of(clients));
    kafka.broker.start();
    Provisioning.topics(kafka.client(Principal.PROVISIONER), AgenciesFile.bundled(), PARTITIONS);
    AccessProvisioning.apply(
        AccessMatrix.bundled(AgenciesFile.bundled()), kafka.client(Principal.PROVISIONER));
    return kafka;
  }

  /** The settings of a Kafka client of this principal, to begin with. */
  Map<String, Object> client(Principal principal) {
    return ClientFile.client(broker.bootstrapServers(), clients.map(files -> files.of(principal)));
  }

  /** What a service's environment says of it. */
  Map<String, String> environment(Principal principal) {
    return clients
        .map(files -> Map.of(ClientFile.ENVIRONMENT, files.of(principal).toString()))
        .orElse(Map.of());
  }

  @Override
  public void close() {
    broker.close();
    issuer.close();
  }

  private static Path secrets(Path directory) {
    return directory.resolve("secrets");
  }

  private static Broker broker(Path directory, Optional<BrokerSecurity> security) {
    return new Broker(directory.resolve("kafka"), FreePort.next(), FreePort.next(), security);
  }
}
