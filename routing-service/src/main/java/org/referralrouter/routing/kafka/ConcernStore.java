package org.referralrouter.routing.kafka;

import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.referralrouter.routing.concern.ConcernState;

/**
 * The concerns of a partition, with what is derived from them: deadlines and tallies change in the
 * transaction in which a concern does.
 */
final class ConcernStore {
  static final String STORE = "concerns";

  private final KeyValueStore<String, ConcernState> concerns;
  private final Deadlines deadlines;
  private final Tallies tallies;

  ConcernStore(ProcessorContext<?, ?> context) {
    this.concerns = context.getStateStore(STORE);
    this.deadlines = new Deadlines(context.getStateStore(Deadlines.STORE));
    this.tallies = new Tallies(context.getStateStore(Tallies.STORE));
  }

  ConcernState get(String id) {
    ConcernState known = concerns.get(id);
    return known == null ? ConcernState.UNSEEN : known;
  }

  void put(String id, ConcernState before, ConcernState after) {
    if (before.equals(after)) {
      return;
    }
    concerns.put(id, after);
    deadlines.move(id, before.nextEscalation(), after.nextEscalation());
    tallies.move(before, after);
  }

  Deadlines deadlines() {
    return deadlines;
  }

  Tallies tallies() {
    return tallies;
  }
}
