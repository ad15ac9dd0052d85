package org.referralrouter.routing.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.event.Escalation;
import org.referralrouter.event.Event;
import org.referralrouter.event.Response;
import org.referralrouter.routing.concern.ConcernState;
import org.referralrouter.routing.concern.Routed;

/**
 * Takes one record at a time through the router, with the concern's state at hand; and every second
 * the concerns whose agencies have been silent for too long. The time is that of Kafka Streams.
 * What is wrong with a record leaves as a value; whatever is thrown here stops the task, and the
 * record is read again.
 */
final class RouteProcessor implements Processor<byte[], ReceivedRecord, byte[], Output> {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  /** At most so many in one look, so that after a long stop events are not kept waiting. */
  private static final int AT_ONCE = 500;

  private final Routers routers;
  private final RecordReader reader;
  private final RoutingMetrics metrics;
  private final Traces traces;
  private @Nullable ProcessorContext<byte[], Output> context;
  private @Nullable ConcernStore concerns;
  private @Nullable TakenResponses taken;

  RouteProcessor(
      Routers routers, RecordReader reader, RoutingMetrics metrics, Traces traces) {
    this.routers = routers;
    this.reader = reader;
    this.metrics = metrics;
    this.traces = traces;
  }

  @Override
  public void init(ProcessorContext<byte[], Output> processorContext) {
    context = processorContext;
    concerns = new ConcernStore(processorContext);
    taken = new TakenResponses(processorContext.getStateStore(TakenResponses.STORE));
    metrics.hold(concerns.tallies());
    processorContext.schedule(
        BETWEEN_LOOKS,
        PunctuationType.WALL_CLOCK_TIME,
        time -> escalate(Instant.ofEpochMilli(time)));
  }

  @Override
  public void process(Record<byte[], ReceivedRecord> record) {
    switch (reader.read(record.value())) {
      case Input.Unreadable(var reason) -> setAside(record, reason);
      case Input.Revised(var revision) ->
          within(record, revision, trace -> revised(record, revision, trace));
      case Input.Responded(var agency, var response) ->
          within(record, response, trace -> responded(record, agency, response, trace));
    }
  }

  private void within(Record<byte[], ReceivedRecord> record, Event event, Consumer<Headers> work) {
    traces.within("process " + record.value().topic(), event.key(), record.headers(), work);
  }

  private void revised(
      Record<byte[], ReceivedRecord> record, ConcernRevision revision, Headers trace) {
    Instant now = Instant.ofEpochMilli(record.timestamp());
    ConcernState known = store().get(revision.concernId());
    Routed routed = routers.at(now).revised(known, revision, now);
    follow(revision.concernId(), known, routed, now, trace);
    setAsideWhereRefused(record, routed);
  }

  private void responded(
      Record<byte[], ReceivedRecord> record, Agency agency, Response response, Headers trace) {
    TakenResponses before = Objects.requireNonNull(taken);
    if (before.contains(agency, response)) {
      return;
    }
    Instant now = Instant.ofEpochMilli(record.timestamp());
    ConcernState known = store().get(response.concernId());
    Routed routed = routers.at(now).responded(known, agency, response, now);
    follow(response.concernId(), known, routed, now, trace);
    before.add(agency, response, routed);
    setAsideWhereRefused(record, routed);
  }

  private void escalate(Instant now) {
    for (UUID id : store().deadlines().until(now, AT_ONCE)) {
      ConcernState known = store().get(id);
      traces.within(
          "escalate",
          id.toString(),
          new RecordHeaders(),
          trace -> follow(id, known, routers.at(now).silence(id, known, now), now, trace));
    }
  }

  private void follow(UUID id, ConcernState known, Routed routed, Instant now, Headers trace) {
    for (Event event : routed.events()) {
      forward(
          new Record<>(
              event.key().getBytes(StandardCharsets.UTF_8),
              new Output.Sent(event),
              now.toEpochMilli(),
              new RecordHeaders(trace)));
      if (event instanceof Escalation escalation) {
        metrics.escalated(escalation);
      }
    }
    store().put(id, known, routed.state());
  }

  private void setAsideWhereRefused(Record<byte[], ReceivedRecord> record, Routed routed) {
    if (routed.refusal() != null) {
      setAside(record, routed.refusal().name());
    }
  }

  private void setAside(Record<byte[], ReceivedRecord> record, String reason) {
    ReceivedRecord received = record.value();
    forward(
        new Record<>(
            ReceivedRecord.raw(received.key()),
            new Output.SetAside(received),
            record.timestamp(),
            received.setAside(reason, record.headers())));
    metrics.setAside(reason);
  }

  private void forward(Record<byte[], Output> record) {
    Objects.requireNonNull(context).forward(record);
  }

  private ConcernStore store() {
    return Objects.requireNonNull(concerns);
  }

  @Override
  public void close() {
    if (concerns != null) {
      metrics.giveUp(concerns.tallies());
    }
  }
}
