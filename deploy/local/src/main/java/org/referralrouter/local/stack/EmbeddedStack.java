package org.referralrouter.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.referralrouter.access.Principal;
import org.referralrouter.local.issuer.KafkaClients;
import org.referralrouter.local.port.FreePort;
import org.referralrouter.local.postgres.Durability;
import org.referralrouter.local.postgres.Postgres;
import org.referralrouter.local.postgres.ServiceDatabase;
import org.referralrouter.local.registry.Registry;
import org.referralrouter.local.secret.SecretFile;
import org.referralrouter.wire.AgenciesFile;
import org.referralrouter.wire.Provisioning;
import org.springframework.util.FileSystemUtils;

/**
 * The stack without Docker: broker and issuer in this JVM, registry and PostgreSQL as processes
 * beside it.
 */
final class EmbeddedStack implements Stack, AutoCloseable {
  private final Path directory;
  private final EmbeddedKafka kafka;
  private final Optional<URI> askedByRegistry;
  private final Postgres postgres;
  private final Map<String, Database> databases = new ConcurrentHashMap<>();
  private Registry registry;

  private EmbeddedStack(
      Path directory,
      EmbeddedKafka kafka,
      Optional<URI> askedByRegistry,
      Registry registry,
      Postgres postgres) {
    this.directory = directory;
    this.kafka = kafka;
    this.askedByRegistry = askedByRegistry;
    this.registry = registry;
    this.postgres = postgres;
  }

  static EmbeddedStack start(Path directory, boolean durable, boolean closed) {
    var postgres = CompletableFuture.supplyAsync(() -> postgres(directory, durable));
    var issuer = closed ? EmbeddedKafka.issuer(directory) : new TestIssuer(List.of());
    var asked = closed ? Optional.of(issuer.uri()) : Optional.<URI>empty();
    var registry = CompletableFuture.supplyAsync(() -> registry(directory, FreePort.next(), asked));
    var kafka =
        closed ? EmbeddedKafka.closed(directory, issuer) : EmbeddedKafka.open(directory, issuer);
    Provisioning.schemas(
        registry.join().url(),
        AgenciesFile.bundled(),
        asked.map(_ -> issuer.token(KafkaClients.REGISTRY_WRITE)));
    return new EmbeddedStack(directory, kafka, asked, registry.join(), postgres.join());
  }

  @Override
  public String bootstrapServers() {
    return kafka.broker().bootstrapServers();
  }

  @Override
  public Map<String, Object> kafkaClient(Principal principal) {
    return kafka.client(principal);
  }

  @Override
  public Map<String, String> kafkaEnvironment(Principal principal) {
    return kafka.environment(principal);
  }

  @Override
  public URI registryUrl() {
    return registry.url();
  }

  @Override
  public Database database(String name) {
    return databases.computeIfAbsent(
        name,
        wanted -> {
          var made = new ServiceDatabase(wanted, SecretFile.random(), SecretFile.random());
          return new Database(
              postgres.provide(made), made.owner(), made.ownerPassword(), wanted, made.password());
        });
  }

  @Override
  public AuditorsPage auditorsPage() {
    return kafka.issuer().page();
  }

  @Override
  public URI issuerUri() {
    return kafka.issuer().uri();
  }

  @Override
  public String token(String... scopes) {
    return kafka.issuer().token(scopes);
  }

  @Override
  public void stopBroker() {
    kafka.broker().stop();
  }

  @Override
  public void startBroker() {
    kafka.broker().start();
  }

  @Override
  public void stopRegistry() {
    registry.close();
  }

  @Override
  public void startRegistry() {
    registry = registry(directory, registry.url().getPort(), askedByRegistry);
  }

  @Override
  public void close() {
    kafka.close();
    registry.close();
    postgres.close();
    delete();
  }

  private static Registry registry(Path directory, int port, Optional<URI> issuer) {
    return Registry.start(
        directory.resolve("registry"),
        port,
        FreePort.next(),
        issuer,
        Redirect.appendTo(directory.resolve("registry.log").toFile()));
  }

  private static Postgres postgres(Path directory, boolean durable) {
    return Postgres.start(
        directory.resolve("postgres"),
        FreePort.next(),
        SecretFile.random(),
        durable ? Durability.KEPT : Durability.FORGETFUL,
        Redirect.appendTo(directory.resolve("postgres.log").toFile()),
        Optional.empty());
  }

  private void delete() {
    try {
      FileSystemUtils.deleteRecursively(directory);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + directory, e);
    }
  }
}
