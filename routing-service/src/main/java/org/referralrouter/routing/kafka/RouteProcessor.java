package org.referralrouter.routing.kafka;

import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.referralrouter.event.Event;
import org.referralrouter.routing.concern.ConcernState;
import org.referralrouter.routing.concern.Routed;
import org.referralrouter.routing.concern.Router;

/** Takes one event at a time through the router, with the concern's state at hand. */
final class RouteProcessor implements Processor<String, Event, String, Event> {
  static final String STORE = "concerns";

  private final Router router;
  private @Nullable ProcessorContext<String, Event> context;
  private @Nullable KeyValueStore<String, ConcernState> concerns;

  RouteProcessor(Router router) {
    this.router = router;
  }

  @Override
  public void init(ProcessorContext<String, Event> processorContext) {
    this.context = processorContext;
    this.concerns = processorContext.getStateStore(STORE);
  }

  @Override
  public void process(Record<String, Event> record) {
    Event event = Objects.requireNonNull(record.value(), "A record here has a value");
    KeyValueStore<String, ConcernState> store = Objects.requireNonNull(concerns);
    ProcessorContext<String, Event> onward = Objects.requireNonNull(context);
    ConcernState known = store.get(event.key());
    Routed routed =
        router.route(
            known == null ? ConcernState.UNSEEN : known,
            event,
            Instant.ofEpochMilli(record.timestamp()));
    store.put(event.key(), routed.state());
    for (Event sent : routed.events()) {
      onward.forward(
          record
              .withKey(sent.key())
              .withValue(sent)
              .withHeaders(TraceParent.ofChild(record.headers(), sent)));
    }
  }
}
