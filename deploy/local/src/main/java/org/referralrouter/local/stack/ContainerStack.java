package org.referralrouter.local.stack;

import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.referralrouter.access.ClientFile;
import org.referralrouter.access.Principal;
import org.referralrouter.local.postgres.ServiceDatabase;
import org.referralrouter.local.secret.SecretFile;
import org.referralrouter.wire.AgenciesFile;
import org.referralrouter.wire.Provisioning;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The stack on Docker: broker, registry and database in containers, which Testcontainers ends with
 * the JVM.
 */
final class ContainerStack implements Stack {
  private static final int PARTITIONS = 3;
  private static final int REGISTRY_PORT = 8080;

  private final KafkaContainer kafka =
      new KafkaContainer("apache/kafka:4.2.1").withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
  private final PostgreSQLContainer postgres = new PostgreSQLContainer("postgres:18");
  private final GenericContainer<?> registry =
      new GenericContainer<>("apicurio/apicurio-registry:3.3.3")
          .withExposedPorts(REGISTRY_PORT)
          .waitingFor(Wait.forHttp("/apis/ccompat/v7/subjects").forPort(REGISTRY_PORT));
  private final TestIssuer issuer = new TestIssuer(List.of());
  private final Map<String, Database> databases = new ConcurrentHashMap<>();

  private ContainerStack() {}

  /** Fails with what to do where there is no Docker engine. */
  static ContainerStack start() {
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      throw new IllegalStateException(
          "-Dstack=containers needs a running Docker engine, and none answers here."
              + " Start one, or leave the option out: -Dstack=embedded runs the same tests without Docker.");
    }
    var stack = new ContainerStack();
    Startables.deepStart(stack.kafka, stack.postgres, stack.registry).join();
    Provisioning.topics(
        stack.kafkaClient(Principal.PROVISIONER), AgenciesFile.bundled(), PARTITIONS);
    Provisioning.schemas(stack.registryUrl(), AgenciesFile.bundled(), Optional.empty());
    return stack;
  }

  @Override
  public String bootstrapServers() {
    return kafka.getBootstrapServers();
  }

  @Override
  public Map<String, Object> kafkaClient(Principal principal) {
    return ClientFile.client(bootstrapServers(), Optional.empty());
  }

  @Override
  public Map<String, String> kafkaEnvironment(Principal principal) {
    return Map.of();
  }

  @Override
  public URI registryUrl() {
    return URI.create("http://" + registry.getHost() + ":" + registry.getMappedPort(REGISTRY_PORT));
  }

  @Override
  public Database database(String name) {
    return databases.computeIfAbsent(name, this::provide);
  }

  @Override
  public AuditorsPage auditorsPage() {
    return issuer.page();
  }

  @Override
  public URI issuerUri() {
    return issuer.uri();
  }

  @Override
  public String token(String... scopes) {
    return issuer.token(scopes);
  }

  // Stopping a container would give it another port on its return; a frozen one is as silent as a
  // stopped one.
  @Override
  public void stopBroker() {
    freeze(kafka);
  }

  @Override
  public void startBroker() {
    thaw(kafka);
  }

  @Override
  public void stopRegistry() {
    freeze(registry);
  }

  @Override
  public void startRegistry() {
    thaw(registry);
  }

  private static void freeze(GenericContainer<?> container) {
    DockerClientFactory.instance().client().pauseContainerCmd(container.getContainerId()).exec();
  }

  private static void thaw(GenericContainer<?> container) {
    DockerClientFactory.instance().client().unpauseContainerCmd(container.getContainerId()).exec();
  }

  private Database provide(String name) {
    var wanted = new ServiceDatabase(name, SecretFile.random(), SecretFile.random());
    try (var connection =
        DriverManager.getConnection(
            postgres.getJdbcUrl(), postgres.getUsername(), postgres.getPassword())) {
      wanted.provide(connection);
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot make the database " + name, e);
    }
    var url =
        "jdbc:postgresql://"
            + postgres.getHost()
            + ":"
            + postgres.getFirstMappedPort()
            + "/"
            + name;
    return new Database(url, wanted.owner(), wanted.ownerPassword(), name, wanted.password());
  }
}
