package org.referralrouter.edge.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.referralrouter.edge.measure.Measure;
import org.springframework.dao.DataAccessException;

/** Tells what waits in a queue and for how long; nothing (NaN) while the database does not say. */
public final class BacklogMeasures implements MeterBinder {
  private static final Duration GOOD_FOR = Duration.ofSeconds(5);

  /** What one look has found; empty where the database did not answer. */
  private record Look(Instant at, Optional<Backlog> found) {}

  private final String queue;
  private final Supplier<Backlog> backlog;
  private final Clock clock;
  private @Nullable Look last;

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
    return look().map(value).orElse(Double.NaN);
  }

  /** One look for all that is scraped together; while the database is away, each costs its time. */
  private synchronized Optional<Backlog> look() {
    Instant now = clock.instant();
    if (last == null || last.at().plus(GOOD_FOR).isBefore(now)) {
      last = new Look(now, ask());
    }
    return last.found();
  }

  private Optional<Backlog> ask() {
    try {
      return Optional.of(backlog.get());
    } catch (DataAccessException _) {
      return Optional.empty();
    }
  }
}
