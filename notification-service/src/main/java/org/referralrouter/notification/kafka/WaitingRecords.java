package org.referralrouter.notification.kafka;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.referralrouter.edge.log.LoggedConcern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells that a record waits for a server or a repair: it is read again until it is taken, and its
 * partition waits with it.
 */
@Component
class WaitingRecords {
  private static final Logger LOG = LoggerFactory.getLogger(WaitingRecords.class);

  void failed(ConsumerRecord<byte[], byte[]> record, RuntimeException failure) {
    try (var _ = LoggedConcern.ofRecord(record.key(), record.headers())) {
      log(record, failure);
    }
  }

  private static void log(ConsumerRecord<?, ?> record, RuntimeException failure) {
    LOG.atError()
        .addKeyValue("topic", record.topic())
        .addKeyValue("partition", record.partition())
        .addKeyValue("offset", record.offset())
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
