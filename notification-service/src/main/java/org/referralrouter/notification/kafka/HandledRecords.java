package org.referralrouter.notification.kafka;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.referralrouter.edge.log.LoggedConcern;
import org.springframework.kafka.listener.RecordInterceptor;
import org.springframework.stereotype.Component;

/** Lines that are logged while a listener handles a record name its concern; later ones do not. */
@Component
class HandledRecords implements RecordInterceptor<Object, Object> {
  private static final ThreadLocal<@Nullable LoggedConcern> HANDLED = new ThreadLocal<>();

  @Override
  public ConsumerRecord<Object, Object> intercept(
      ConsumerRecord<Object, Object> record, Consumer<Object, Object> consumer) {
    HANDLED.set(LoggedConcern.ofRecord((byte[]) record.key(), record.headers()));
    return record;
  }

  @Override
  public void afterRecord(
      ConsumerRecord<Object, Object> record, Consumer<Object, Object> consumer) {
    forget();
  }

  @Override
  public void clearThreadState(Consumer<?, ?> consumer) {
    forget();
  }

  private static void forget() {
    LoggedConcern logged = HANDLED.get();
    if (logged != null) {
      logged.close();
      HANDLED.remove();
    }
  }
}
