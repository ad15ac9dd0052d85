package org.referralrouter.edge.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.referralrouter.edge.measure.Measure;
import org.referralrouter.edge.measure.SharedLook;

/** Tells what waits in a queue and for how long; nothing (NaN) while the database does not say. */
public final class BacklogMeasures implements MeterBinder {
  private final String queue;
  private final SharedLook<Backlog> backlog;
  private final Clock clock;

  /**
   * Measures of a queue.
   *
   * @param queue what waits there, as in {@code events}
   */
  public BacklogMeasures(String queue, Supplier<Backlog> backlog, Clock clock) {
    this.queue = queue;
    this.backlog = new SharedLook<>(backlog, clock);
    this.clock = clock;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Measure.OUTBOX_WAITING.gauge(registry, () -> backlog.of(Backlog::waiting), queue);
    Measure.OUTBOX_AGE.gauge(registry, () -> backlog.of(this::age), queue);
  }

  private Number age(Backlog waiting) {
    return waiting.since() == null
        ? 0
        : Math.max(0, Duration.between(waiting.since(), clock.instant()).toMillis() / 1000.0);
  }
}
