package org.referralrouter.routing.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.referralrouter.edge.log.LoggedConcern;
import org.referralrouter.event.Escalation;
import org.referralrouter.event.Event;
import org.referralrouter.routing.concern.ConcernState;
import org.referralrouter.routing.concern.Routed;
import org.referralrouter.routing.inforce.Routers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one record at a time through the router, with the concern's state at hand; and every second
 * the concerns whose agencies have been silent for too long. The time is that of Kafka Streams.
 * What is wrong with a record leaves as a value; whatever is thrown here stops the task, and the
 * record is read again.
 */
final class RouteProcessor implements Processor<byte[], ReceivedRecord, byte[], Output> {
  private static final Logger LOG = LoggerFactory.getLogger(RouteProcessor.class);

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  /** At most so many in one look, so that after a long stop events are not kept waiting. */
  private static final int AT_ONCE = 500;

  private final Routers routers;
  private final RecordReader reader;
  private final RoutingMetrics metrics;
  private final Traces traces;
  private @Nullable ProcessorContext<byte[], Output> context;
  private @Nullable ConcernStore concerns;
  private @Nullable SettledRecords settled;

  RouteProcessor(Routers routers, RecordReader reader, RoutingMetrics metrics, Traces traces) {
    this.routers = routers;
    this.reader = reader;
    this.metrics = metrics;
    this.traces = traces;
  }

  @Override
  public void init(ProcessorContext<byte[], Output> processorContext) {
    context = processorContext;
    concerns = new ConcernStore(processorContext);
    settled = new SettledRecords(processorContext.getStateStore(SettledRecords.STORE));
    processorContext.schedule(
        BETWEEN_LOOKS,
        PunctuationType.WALL_CLOCK_TIME,
        time -> escalate(Instant.ofEpochMilli(time)));
  }

  @Override
  public void process(Record<byte[], ReceivedRecord> record) {
    try (var _ =
        LoggedConcern.ofRecord(ReceivedRecord.raw(record.value().key()), record.headers())) {
      take(record);
    }
  }

  private void take(Record<byte[], ReceivedRecord> record) {
    Instant now = Instant.ofEpochMilli(record.timestamp());
    switch (read(record.value())) {
      case Input.Unreadable(var reason) -> setAside(record, reason);
      case Input.Revised(var revision) ->
          route(
              record,
              revision,
              revision.concernId(),
              known -> routers.inForce(now).revised(known, revision, now));
      case Input.Responded(var agency, var response) ->
          route(
              record,
              response,
              response.concernId(),
              known -> routers.inForce(now).responded(known, agency, response, now));
      case Input.Tried(var agency, var response) ->
          traces.within(
              "process " + record.value().topic(),
              response.key(),
              record.headers(),
              trace ->
                  send(routers.trialsInForce(now).responded(agency, response, now), now, trace));
    }
  }

  private Input read(ReceivedRecord received) {
    try {
      return reader.read(received);
    } catch (RuntimeException failure) {
      LOG.warn("Routing cannot read this record yet: {}", failure.getClass().getName());
      throw failure;
    }
  }

  private void route(Record<byte[], ReceivedRecord> record, Event event, UUID id, Routing routing) {
    String topic = record.value().topic();
    Instant now = Instant.ofEpochMilli(record.timestamp());
    SettledRecords before = Objects.requireNonNull(settled);
    traces.within(
        "process " + topic,
        id.toString(),
        record.headers(),
        trace -> {
          ConcernState known = store().get(id);
          Routed routed = routing.from(known);
          if (SettledRecords.remember(event, routed)) {
            if (before.contains(topic, id, event, now)) {
              return;
            }
            before.add(topic, id, event, now, routed);
          }
          follow(id, known, routed, now, trace);
          if (routed.refusal() != null) {
            setAside(record, routed.refusal().name());
          }
        });
  }

  /** What follows from a record in this state. */
  private interface Routing {
    Routed from(ConcernState known);
  }

  private void escalate(Instant now) {
    for (UUID id : store().deadlines().before(now, AT_ONCE)) {
      ConcernState known = store().get(id);
      traces.within(
          "escalate",
          id.toString(),
          new RecordHeaders(),
          trace -> follow(id, known, routers.inForce(now).silence(id, known, now), now, trace));
    }
  }

  private void follow(UUID id, ConcernState known, Routed routed, Instant now, Headers trace) {
    for (Event event : routed.events()) {
      send(event, now, trace);
      if (event instanceof Escalation escalation) {
        metrics.escalated(escalation);
      }
    }
    store().put(id, known, routed.state());
  }

  private void send(Event event, Instant now, Headers trace) {
    forward(
        new Record<>(
            event.key().getBytes(StandardCharsets.UTF_8),
            new Output.Sent(event),
            now.toEpochMilli(),
            new RecordHeaders(trace)));
  }

  private void setAside(Record<byte[], ReceivedRecord> record, String reason) {
    ReceivedRecord received = record.value();
    forward(
        new Record<>(
            ReceivedRecord.raw(received.key()),
            new Output.SetAside(received),
            record.timestamp(),
            received.setAside(reason, record.headers())));
    metrics.setAside(received.topic(), reason);
  }

  private void forward(Record<byte[], Output> record) {
    Objects.requireNonNull(context).forward(record);
  }

  private ConcernStore store() {
    return Objects.requireNonNull(concerns);
  }
}
