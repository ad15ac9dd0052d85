package org.referralrouter.access;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.types.Password;

/**
 * How a Kafka client is let in: a properties file in Kafka's own words ({@code security.protocol},
 * {@code sasl.mechanism}, …), the same that Kafka's tools take as {@code --command-config}. It
 * holds a secret, so only its owner may read it.
 */
public final class ClientFile {
  /** The environment variable that names a service's file; none where the broker is open. */
  public static final String ENVIRONMENT = "KAFKA_CLIENT_FILE";

  private ClientFile() {}

  /**
   * What a file says, secrets as {@link Password}, which does not print. The address of tokens that
   * it names is allowed in this JVM from then on: Kafka asks for that beside the setting.
   *
   * @throws IllegalStateException where it cannot be read
   */
  public static Map<String, Object> read(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new IllegalStateException(
          "The settings of the Kafka client cannot be read from "
              + file
              + ". "
              + ENVIRONMENT
              + " names the file.",
          e);
    }
    Map<String, Object> settings = new HashMap<>();
    properties.forEach(
        (name, value) -> settings.put((String) name, hidden((String) name, (String) value)));
    if (settings.get(SaslConfigs.SASL_OAUTHBEARER_TOKEN_ENDPOINT_URL) instanceof String address) {
      AllowedAddresses.add(address);
    }
    return settings;
  }

  private static Object hidden(String name, String value) {
    ConfigDef.ConfigKey key = AdminClientConfig.configDef().configKeys().get(name);
    return key != null && key.type() == ConfigDef.Type.PASSWORD ? new Password(value) : value;
  }

  /**
   * The settings of a client to begin with.
   *
   * @param file how it is let in; empty where the broker is open
   */
  public static Map<String, Object> client(String bootstrapServers, Optional<Path> file) {
    Map<String, Object> settings = new HashMap<>(file.map(ClientFile::read).orElse(Map.of()));
    settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    return settings;
  }
}
