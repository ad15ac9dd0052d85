package org.referralrouter.routing.kafka;

import java.util.UUID;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.referralrouter.routing.concern.ConcernState;

/**
 * The concerns of a partition, each as one value: one read and one write for an event. What is
 * derived from them, their deadlines, changes in the transaction in which they do.
 */
final class ConcernStore {
  static final String STORE = "concerns";

  private final KeyValueStore<Bytes, ConcernState> concerns;
  private final Deadlines deadlines;

  ConcernStore(ProcessorContext<?, ?> context) {
    this.concerns = context.getStateStore(STORE);
    this.deadlines = new Deadlines(context.getStateStore(Deadlines.STORE));
    readOne();
  }

  /**
   * Reads the first concern, so that a format that this version does not read is told at the start.
   */
  private void readOne() {
    try (var all = concerns.all()) {
      if (all.hasNext()) {
        var _ = all.next();
      }
    }
  }

  ConcernState get(UUID id) {
    ConcernState state = concerns.get(StoreKey.of(id));
    return state == null ? ConcernState.UNSEEN : state;
  }

  /** Writes it where it has changed. */
  void put(UUID id, ConcernState before, ConcernState after) {
    if (after.equals(before)) {
      return;
    }
    concerns.put(StoreKey.of(id), after);
    deadlines.move(id, before.nextEscalation(), after.nextEscalation());
  }

  Deadlines deadlines() {
    return deadlines;
  }
}
