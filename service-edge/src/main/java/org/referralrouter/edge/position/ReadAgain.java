package org.referralrouter.edge.position;

import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.referralrouter.edge.measure.Measure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ListenerUtils;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * The database, the registry, the broker or we ourselves are at fault: the batch is read again, for
 * ever. What is wrong with a record for good never comes here: it is a dead letter.
 */
public final class ReadAgain implements CommonErrorHandler {
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Logger LOG = LoggerFactory.getLogger(ReadAgain.class);

  private final Rewind rewind;
  private final MeterRegistry meters;

  /** Brings a consumer back to where a partition stands. */
  public interface Rewind {
    /**
     * Brings it back.
     *
     * @param otherwise the offset where nobody knows where the partition stands
     */
    void goBack(TopicPartition partition, long otherwise, Consumer<?, ?> consumer);
  }

  /**
   * For a follower.
   *
   * @param follower asked for late, since it is made by the container that this belongs to
   */
  public static ReadAgain of(Supplier<? extends TopicFollower> follower, MeterRegistry meters) {
    return new ReadAgain(
        (partition, otherwise, consumer) -> follower.get().goBack(partition, otherwise, consumer),
        meters);
  }

  /** Reads again from where this goes back to. */
  public ReadAgain(Rewind rewind, MeterRegistry meters) {
    this.rewind = rewind;
    this.meters = meters;
  }

  @Override
  public boolean seeksAfterHandling() {
    return true;
  }

  @Override
  public void handleBatch(
      Exception failure,
      ConsumerRecords<?, ?> batch,
      Consumer<?, ?> consumer,
      MessageListenerContainer container,
      Runnable invokeListener) {
    LOG.error("Nothing of this batch is lost; it is read again after {}", rootOf(failure));
    for (TopicPartition partition : batch.partitions()) {
      Measure.READ_AGAIN.counter(meters, partition.topic()).increment();
      long first = batch.records(partition).getFirst().offset();
      rewind.goBack(partition, first, consumer);
    }
    pause(container);
  }

  @Override
  public void handleOtherException(
      Exception failure,
      Consumer<?, ?> consumer,
      MessageListenerContainer container,
      boolean batchListener) {
    LOG.warn("The consumer goes on after {}", rootOf(failure));
    pause(container);
  }

  // A class says enough; a message may quote what it could not store.
  private static String rootOf(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof SQLException refused
        ? cause.getClass().getName() + " with SQL state " + refused.getSQLState()
        : cause.getClass().getName();
  }

  private static void pause(MessageListenerContainer container) {
    try {
      ListenerUtils.stoppableSleep(container, PAUSE.toMillis());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
