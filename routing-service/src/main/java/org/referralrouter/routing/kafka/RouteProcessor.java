package org.referralrouter.routing.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.referralrouter.event.Escalation;
import org.referralrouter.event.Event;
import org.referralrouter.event.Topic;
import org.referralrouter.routing.concern.ConcernState;
import org.referralrouter.routing.concern.Routed;
import org.referralrouter.routing.concern.Router;

/**
 * Takes one event at a time through the router, with the concern's state at hand; and every second
 * the concerns whose agencies have been silent for too long. The time is that of Kafka Streams.
 */
final class RouteProcessor implements Processor<String, Event, String, Event> {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  /** At most so many in one look, so that after a long stop events are not kept waiting. */
  private static final int AT_ONCE = 500;

  private final Router router;
  private final RoutingMetrics metrics;
  private final Traces traces;
  private @Nullable ProcessorContext<String, Event> context;
  private @Nullable ConcernStore concerns;

  RouteProcessor(Router router, RoutingMetrics metrics, Traces traces) {
    this.router = router;
    this.metrics = metrics;
    this.traces = traces;
  }

  @Override
  public void init(ProcessorContext<String, Event> processorContext) {
    context = processorContext;
    concerns = new ConcernStore(processorContext);
    metrics.hold(concerns.tallies());
    processorContext.schedule(
        BETWEEN_LOOKS,
        PunctuationType.WALL_CLOCK_TIME,
        time -> escalate(Instant.ofEpochMilli(time)));
  }

  @Override
  public void process(Record<String, Event> record) {
    Event event = Objects.requireNonNull(record.value(), "A record here has a value");
    Instant now = Instant.ofEpochMilli(record.timestamp());
    traces.within(
        "process " + Topic.of(event).topicName(),
        event.key(),
        record.headers(),
        trace -> route(event, now, trace));
  }

  private void route(Event event, Instant now, Headers trace) {
    ConcernState known = Objects.requireNonNull(concerns).get(event.key());
    switch (router.route(known, event, now)) {
      case Routed.Taken taken -> take(event.key(), known, taken, now, trace);
      case Routed.Refused(var why) -> throw new RefusedEvent(why);
    }
  }

  private void escalate(Instant now) {
    ConcernStore store = Objects.requireNonNull(concerns);
    for (String id : store.deadlines().until(now, AT_ONCE)) {
      ConcernState known = store.get(id);
      traces.within(
          "escalate",
          id,
          new RecordHeaders(),
          trace -> take(id, known, router.silence(known, now), now, trace));
    }
  }

  /** The state last: where an event cannot be sent, it is not remembered as sent. */
  private void take(String id, ConcernState known, Routed.Taken taken, Instant now, Headers trace) {
    ProcessorContext<String, Event> onward = Objects.requireNonNull(context);
    for (Event sent : taken.events()) {
      onward.forward(new Record<>(sent.key(), sent, now.toEpochMilli(), new RecordHeaders(trace)));
      if (sent instanceof Escalation escalation) {
        metrics.escalated(escalation);
      }
    }
    Objects.requireNonNull(concerns).put(id, known, taken.state());
  }

  @Override
  public void close() {
    if (concerns != null) {
      metrics.giveUp(concerns.tallies());
    }
  }
}
