package org.referralrouter.edge.health;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Whether a broker answers. The client is kept while one does, and made anew after that: it would
 * look for brokers that have moved where they were.
 */
final class BrokerCheck implements BooleanSupplier, AutoCloseable {
  private static final int MILLIS = 1_500;

  private final Map<String, Object> settings;
  private @Nullable Admin admin;
  private boolean closed;

  BrokerCheck(Map<String, Object> client) {
    settings = new HashMap<>(client);
    settings.keySet().retainAll(AdminClientConfig.configNames());
    settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "health");
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, MILLIS);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, MILLIS);
    // Asking again and again while no broker answers would fill the log.
    settings.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, MILLIS);
    settings.put(AdminClientConfig.METADATA_RECOVERY_STRATEGY_CONFIG, "none");
  }

  @Override
  public synchronized boolean getAsBoolean() {
    if (closed) {
      return false;
    }
    try {
      if (admin == null) {
        admin = Admin.create(settings);
      }
      return !admin.describeCluster().nodes().get().isEmpty();
    } catch (ExecutionException | KafkaException _) {
      letGo();
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void letGo() {
    if (admin != null) {
      admin.close(Duration.ZERO);
      admin = null;
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    letGo();
  }
}
