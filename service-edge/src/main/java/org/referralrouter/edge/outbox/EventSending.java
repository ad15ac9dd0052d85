package org.referralrouter.edge.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.referralrouter.event.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The events that are on their way during one turn. Many are at once, and only one of each key: the
 * next one of a key is not read from the queue before the one before it has left the queue. Nobody
 * waits for the slowest: what has arrived makes room for others.
 */
final class EventSending {
  private static final Logger LOG = LoggerFactory.getLogger(EventSending.class);
  private static final String TRACE_PARENT = "traceparent";

  /** Read at a time, and settled at a time while there are more. */
  private static final int BATCH = 500;

  private static final int MOST_UNDERWAY = 4 * BATCH;

  /** Milliseconds that are waited for a whole batch to arrive. */
  private static final int BATCH_WITHIN = 20;

  private final QueueTable table;
  private final EventSource events;
  private final Serializer<Event> serializer;
  private final Producer<byte[], byte[]> producer;
  private final Duration retryDelay;
  private final Set<Long> underway = new HashSet<>();
  private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
  private volatile boolean failed;

  EventSending(
      QueueTable table,
      EventSource events,
      Serializer<Event> serializer,
      Producer<byte[], byte[]> producer,
      Duration retryDelay) {
    this.table = table;
    this.events = events;
    this.serializer = serializer;
    this.producer = producer;
    this.retryDelay = retryDelay;
  }

  /** What became of an event; no failure means that every in-sync replica has it. */
  private record Outcome(long number, @Nullable Exception failure) {
    /** Whether others would fare alike. */
    boolean ofKafka() {
      return failure instanceof RetriableException;
    }
  }

  /** Whether Kafka or the registry takes nothing, so that it is better to pause. */
  boolean failed() {
    return failed;
  }

  /**
   * Sends what is due; whether there is anything left to wait for.
   *
   * @param more whether anything else is to be sent
   */
  boolean goesOn(Connection turn, boolean more) throws SQLException {
    if (more && !failed && underway.size() <= MOST_UNDERWAY - BATCH) {
      List<QueuedEntry> next = table.next(turn, BATCH, underway);
      if (!next.isEmpty()) {
        send(next);
      }
    }
    return !underway.isEmpty();
  }

  /** Waits a little, and notes what has arrived and what has not. */
  void settle() throws InterruptedException {
    List<Outcome> settled = new ArrayList<>();
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(BATCH_WITHIN);
    int wanted = Math.min(BATCH, underway.size());
    while (settled.size() < wanted) {
      Outcome outcome = outcomes.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (outcome == null) {
        break;
      }
      settled.add(outcome);
    }
    settled.forEach(outcome -> underway.remove(outcome.number));
    List<Long> arrived = numbers(settled.stream().filter(outcome -> outcome.failure == null));
    List<Long> again = numbers(settled.stream().filter(outcome -> outcome.failure != null));
    table.delete(arrived);
    if (!again.isEmpty()) {
      table.failed(again, retryDelay, retryDelay);
      LOG.warn("{} queued events did not leave yet, as by {}", again.size(), failures(settled));
      failed |= arrived.isEmpty() && settled.stream().anyMatch(Outcome::ofKafka);
    }
  }

  private static List<Long> numbers(Stream<Outcome> outcomes) {
    return outcomes.map(Outcome::number).toList();
  }

  // A class says enough; a message may quote.
  private static Set<String> failures(List<Outcome> settled) {
    return settled.stream()
        .map(Outcome::failure)
        .filter(Objects::nonNull)
        .map(failure -> failure.getClass().getName())
        .collect(Collectors.toSet());
  }

  private void send(List<QueuedEntry> next) {
    Map<Long, Event> found = found(next);
    for (QueuedEntry queued : next) {
      Event event = found.get(queued.number());
      if (event == null) {
        underway.add(queued.number());
        outcomes.add(new Outcome(queued.number(), new EventNotYetKnown()));
      } else if (!failed) {
        underway.add(queued.number());
        send(queued, event);
      }
    }
  }

  /** One that cannot be found does not keep the others. */
  private Map<Long, Event> found(List<QueuedEntry> next) {
    try {
      return events.events(next);
    } catch (RuntimeException e) {
      LOG.warn("Queued events are looked for one by one after {}", e.getClass().getName());
      Map<Long, Event> found = new HashMap<>();
      for (QueuedEntry one : next) {
        try {
          found.putAll(events.events(List.of(one)));
        } catch (RuntimeException alone) {
          LOG.error("Queued event {}: {}", one.number(), alone.getClass().getName());
        }
      }
      return found;
    }
  }

  private void send(QueuedEntry queued, Event event) {
    String topic = queued.kind();
    var headers = new RecordHeaders();
    try {
      byte[] value = serializer.serialize(topic, headers, event);
      String trace = queued.traceParent();
      if (trace != null) {
        headers.add(TRACE_PARENT, trace.getBytes(UTF_8));
      }
      byte[] key = event.key().getBytes(UTF_8);
      Future<RecordMetadata> sent =
          producer.send(
              new ProducerRecord<>(topic, null, null, key, value, headers),
              (_, failure) -> outcomes.add(new Outcome(queued.number(), failure)));
      // A topic of which nothing is known makes every send wait as long, and then fail at once.
      failed |=
          sent.state() == Future.State.FAILED && sent.exceptionNow() instanceof RetriableException;
    } catch (RuntimeException e) {
      // The registry is away, or the producer is closed: the next one would fare no better.
      failed = true;
      outcomes.add(new Outcome(queued.number(), e));
    }
  }
}
