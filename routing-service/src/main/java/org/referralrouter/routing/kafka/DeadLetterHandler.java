package org.referralrouter.routing.kafka;

import io.micrometer.core.instrument.Metrics;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.referralrouter.wire.DeadLetter;

/**
 * Sends a record that cannot be read or routed to the dead letters, within the same transaction,
 * and lets the ones behind it flow. Where the registry is silent it stops instead: nothing can be
 * said of the record then, and it must be read again.
 */
public final class DeadLetterHandler
    implements DeserializationExceptionHandler, ProcessingExceptionHandler {
  private static final String SERVICE = "routing-service";

  /** For Kafka Streams, which makes one by its name. */
  public DeadLetterHandler() {}

  @Override
  public DeserializationExceptionHandler.Response handleError(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception failure) {
    return DeadLetter.worthRetrying(failure)
        ? DeserializationExceptionHandler.Response.fail()
        : DeserializationExceptionHandler.Response.resume(
            List.of(letter(context, record.key(), record.value(), failure)));
  }

  @Override
  public ProcessingExceptionHandler.Response handleError(
      ErrorHandlerContext context, Record<?, ?> record, Exception failure) {
    boolean ofARecord = context.topic() != null;
    return !ofARecord || DeadLetter.worthRetrying(failure)
        ? ProcessingExceptionHandler.Response.fail()
        : ProcessingExceptionHandler.Response.resume(
            List.of(letter(context, context.sourceRawKey(), context.sourceRawValue(), failure)));
  }

  private static ProducerRecord<byte[], byte[]> letter(
      ErrorHandlerContext context, byte[] key, byte[] value, Exception failure) {
    String reason =
        failure instanceof RefusedEvent refused
            ? refused.why().name()
            : DeadLetter.reasonOf(failure);
    // Kafka makes this handler, so the application's own registry cannot be handed to it.
    Metrics.counter("dead.letters", "reason", reason.split(" ", 2)[0]).increment();
    return new DeadLetter(SERVICE, context.topic(), context.partition(), context.offset(), reason)
        .carrying(key, value, context.headers());
  }

  @Override
  public void configure(Map<String, ?> settings) {
    // It has no settings.
  }
}
