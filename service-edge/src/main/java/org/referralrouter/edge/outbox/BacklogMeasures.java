package org.referralrouter.edge.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.referralrouter.edge.measure.Measure;
import org.springframework.dao.DataAccessException;

/** Tells what waits in a queue and for how long; nothing (NaN) while the database does not say. */
public final class BacklogMeasures implements MeterBinder {
  private final String queue;
  private final Supplier<Backlog> backlog;
  private final Clock clock;

  /**
   * Measures of a queue.
   *
   * @param queue what waits there, as in {@code events}
   */
  public BacklogMeasures(String queue, Supplier<Backlog> backlog, Clock clock) {
    this.queue = queue;
    this.backlog = backlog;
    this.clock = clock;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Measure.OUTBOX_WAITING.gauge(registry, () -> now(Backlog::waiting), queue);
    Measure.OUTBOX_AGE.gauge(registry, () -> now(this::age), queue);
  }

  private Number age(Backlog waiting) {
    return waiting.since() == null
        ? 0
        : Math.max(0, Duration.between(waiting.since(), clock.instant()).toMillis() / 1000.0);
  }

  private Number now(Function<Backlog, Number> value) {
    try {
      return Optional.of(backlog.get()).map(value).orElse(Double.NaN);
    } catch (DataAccessException _) {
      return Double.NaN;
    }
  }
}
