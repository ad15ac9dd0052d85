package org.referralrouter.edge.health;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * Something that a service needs of somebody else; a bean for each.
 *
 * @param party whose fault it is where it is not met
 * @param required whether the service is not ready then; else it goes on without
 * @param met asks now; may take long and must not throw
 */
public record Need(Party party, boolean required, BooleanSupplier met) implements AutoCloseable {

  /** This need of a party. */
  public static Need of(Party party, BooleanSupplier met) {
    return new Need(party, true, met);
  }

  /** A database that answers. */
  public static Need database(DataSource source) {
    return of(Party.DATABASE, new DatabaseCheck(source));
  }

  /**
   * A broker that answers and lets the service in.
   *
   * @param client settings of a Kafka client to begin with
   */
  public static Need broker(Map<String, Object> client) {
    return of(Party.BROKER, new BrokerCheck(client));
  }

  /**
   * A schema registry that answers.
   *
   * @param registry its base address
   */
  public static Need registry(URI registry) {
    return of(Party.REGISTRY, new RegistryCheck(registry));
  }

  /** A directory that can be written to and has room. */
  public static Need disk(Path directory) {
    return of(Party.DISK, new DiskCheck(directory));
  }

  /**
   * Consumers that run: one that has ended by itself reads nothing more until the service is
   * started again.
   */
  public static Need consumers(KafkaListenerEndpointRegistry listeners) {
    return of(
        Party.OURSELVES,
        () ->
            listeners.getListenerContainers().stream()
                .allMatch(MessageListenerContainer::isInExpectedState));
  }

  /** The same, but that the service is ready without. */
  public Need notRequired() {
    return new Need(party, false, met);
  }

  @Override
  public void close() throws Exception {
    if (met instanceof AutoCloseable held) {
      held.close();
    }
  }
}
