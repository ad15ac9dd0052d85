package org.referralrouter.edge.kafka;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.types.Password;
import org.referralrouter.access.ClientFile;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Gives the settings of the file that {@code kafka.client-file} names to every Kafka client that
 * Spring makes: of Spring Kafka, and of the binder of Kafka Streams. Without such a file the broker
 * is an open one.
 */
public final class KafkaClientFile implements EnvironmentPostProcessor, Ordered {
  /** The setting that names the file. */
  public static final String SETTING = "kafka.client-file";

  private static final List<String> CLIENTS =
      List.of(
          "spring.kafka.properties.", "spring.cloud.stream.kafka.streams.binder.configuration.");

  /** For Spring, which finds it in {@code META-INF/spring.factories}. */
  public KafkaClientFile() {}

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    String file = environment.getProperty(SETTING, "");
    if (file.isBlank()) {
      return;
    }
    Map<String, Object> properties = new HashMap<>();
    ClientFile.read(Path.of(file))
        .forEach(
            (name, value) -> CLIENTS.forEach(client -> properties.put(client + name, text(value))));
    environment.getPropertySources().addLast(new MapPropertySource(SETTING, properties));
  }

  private static Object text(Object value) {
    return value instanceof Password secret ? secret.value() : value;
  }

  /** After the {@code application.yaml} is read. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }
}
