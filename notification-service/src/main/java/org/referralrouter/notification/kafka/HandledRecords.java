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
  private final ThreadLocal<@Nullable LoggedConcern> handled = new ThreadLocal<>();

  @Override
  public ConsumerRecord<Object, Object> intercept(
      ConsumerRecord<Object, Object> record, Consumer<Object, Object> consumer) {
    handled.set(LoggedConcern.ofRecord((byte[]) record.key(), record.headers()));
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

  private void forget() {
    LoggedConcern logged = handled.get();
    if (logged != null) {
      logged.close();
      handled.remove();
    }
  }
}
