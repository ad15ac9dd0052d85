package org.referralrouter.notification.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.referralrouter.edge.log.LoggedConcern;
import org.referralrouter.edge.measure.Measure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.RetryListener;
import org.springframework.stereotype.Component;

/**
 * Tells that a record waits for a server or a repair: it is read again until it is taken, and its
 * partition waits with it.
 */
@Component
class WaitingRecords implements RetryListener {
  private static final Logger LOG = LoggerFactory.getLogger(WaitingRecords.class);

  private final MeterRegistry meters;

  WaitingRecords(MeterRegistry meters) {
    this.meters = meters;
  }

  @Override
  public void failedDelivery(
      ConsumerRecord<?, ?> record, @Nullable Exception failure, int attempt) {
    if (failure == null || RecordFault.of(failure).isPresent()) {
      return;
    }
    Measure.READ_AGAIN.counter(meters, record.topic()).increment();
    try (var _ = LoggedConcern.ofRecord((byte[]) record.key(), record.headers())) {
      log(record, failure, attempt);
    }
  }

  private static void log(ConsumerRecord<?, ?> record, Exception failure, int attempt) {
    LOG.atError()
        .addKeyValue("topic", record.topic())
        .addKeyValue("partition", record.partition())
        .addKeyValue("offset", record.offset())
        .addKeyValue("attempt", attempt)
        .addKeyValue("fault", root(failure).getClass().getSimpleName())
        .log("A record waits: a server is away, or this service is at fault");
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
