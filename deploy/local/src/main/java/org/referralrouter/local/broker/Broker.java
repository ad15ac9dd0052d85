package org.referralrouter.local.broker;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;
import org.referralrouter.local.secret.SecretDirectory;

/**
 * One Kafka broker that is its own controller (KRaft), listening on 127.0.0.1 alone; its data
 * directory is its owner's.
 */
public final class Broker implements AutoCloseable {
  private final Path data;
  private final int port;
  private final int controllerPort;
  private final Optional<BrokerSecurity> security;
  private @Nullable KafkaRaftServer server;

  /**
   * A stopped broker that keeps its data in {@code data}, so that it is found again on the next
   * start.
   *
   * @param security empty for a broker that lets anybody do anything, for tests
   */
  public Broker(Path data, int port, int controllerPort, Optional<BrokerSecurity> security) {
    this.data = data;
    this.port = port;
    this.controllerPort = controllerPort;
    this.security = security;
  }

  /** Where clients connect to, for {@code bootstrap.servers}. */
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  /** Starts the broker, and returns when it serves. Does nothing when it runs already. */
  public synchronized void start() {
    if (server != null) {
      return;
    }
    var _ = SecretDirectory.at(data);
    format();
    var starting = new KafkaRaftServer(new KafkaConfig(settings()), Time.SYSTEM);
    starting.startup();
    server = starting;
  }

  /**
   * Stops the broker, and returns when its port is free. Does nothing when it is stopped already.
   */
  public synchronized void stop() {
    var running = server;
    server = null;
    if (running != null) {
      running.shutdown();
      running.awaitShutdown();
    }
  }

  @Override
  public void close() {
    stop();
  }

  private void format() {
    if (Files.exists(data.resolve("meta.properties"))) {
      return;
    }
    try {
      new Formatter()
          .setPrintStream(
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
          .setNodeId(1)
          .setClusterId(Uuid.randomUuid().toString())
          .setControllerListenerName("CONTROLLER")
          .setMetadataLogDirectory(Optional.empty())
          .setDirectories(List.of(data.toString()))
          .run();
    } catch (Exception e) {
      throw new IllegalStateException("Cannot prepare the broker's data directory " + data, e);
    }
  }

  private Properties settings() {
    var settings = new Properties();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", "1");
    settings.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
    settings.put("controller.listener.names", "CONTROLLER");
    settings.putAll(
        security
            .map(closed -> closed.settings(port, controllerPort))
            .orElseGet(this::openListeners));
    settings.put("log.dirs", data.toString());
    // A topic that nobody declared is a mistake to be seen, not a topic with one partition and
    // default retention.
    settings.put("auto.create.topics.enable", "false");
    // One broker holds every replica there is.
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("share.coordinator.state.topic.replication.factor", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");
    // Each partition of the internal topics costs files and start-up time; one machine needs few.
    settings.put("offsets.topic.num.partitions", "4");
    settings.put("transaction.state.log.num.partitions", "4");
    settings.put("group.initial.rebalance.delay.ms", "0");
    return settings;
  }

  private Map<String, String> openListeners() {
    return Map.of(
        "listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
  }
}
