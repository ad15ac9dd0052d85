package org.referralrouter.routing.inforce;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.referralrouter.event.ProcedureInForce;
import org.referralrouter.routing.procedure.Recall;

/**
 * What this instance has read of {@code procedures.v1}, and up to when.
 *
 * <p>A change comes into force some time after it is told, and stands in the log after half of that
 * time or never. So whoever has read the log up to a moment knows all that rules until the other
 * half after it. Where that is not enough for a record, it waits. The clocks of the instances may
 * differ by less than that half.
 */
final class KnownChanges implements ProceduresInForce {
  private final ProcedureShelf shelf;
  private final Duration certain;
  private final Duration patience;
  private final InstantSource clock;
  private Timeline timeline = Timeline.EMPTY;
  private Instant upTo = Instant.MIN;
  private @Nullable RuntimeException fault;

  /**
   * Where nothing is read yet.
   *
   * @param certain how long after it was read the log still tells all that rules
   * @param patience how long to wait for it to be read
   */
  KnownChanges(ProcedureShelf shelf, Duration certain, Duration patience, InstantSource clock) {
    this.shelf = shelf;
    this.certain = certain;
    this.patience = patience;
    this.clock = clock;
  }

  /**
   * These are the changes that stood in the log by then and were not read before.
   *
   * @throws MissingProcedure where one that rules now or later is not here
   */
  void read(List<ProcedureInForce> changes, Instant until) {
    Timeline all = timeline();
    for (ProcedureInForce change : changes) {
      all = all.with(change);
    }
    Instant now = clock.instant();
    all.ruling(now).map(ProcedureInForce::procedure).ifPresent(shelf::get);
    all.changes().stream()
        .filter(change -> change.from().isAfter(now))
        .map(ProcedureInForce::procedure)
        .forEach(shelf::get);
    synchronized (this) {
      timeline = all;
      upTo = until;
      notifyAll();
    }
  }

  /** From now on nothing can be decided. */
  synchronized void fail(RuntimeException why) {
    fault = why;
    notifyAll();
  }

  synchronized Timeline timeline() {
    return timeline;
  }

  /** How the tables of every version that is loaded remember their answers. */
  List<Recall> recalls() {
    return shelf.recalls();
  }

  @Override
  public LoadedProcedure inForce(Instant time) {
    return shelf.get(ruling(time).procedure());
  }

  private synchronized ProcedureInForce ruling(Instant time) {
    long end = System.nanoTime() + patience.toNanos();
    while (!isCertain(time)) {
      if (fault != null) {
        throw fault;
      }
      long left = end - System.nanoTime();
      if (left <= 0) {
        throw new ProceduresUnavailable(patience);
      }
      try {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        throw new ProceduresUnavailable(patience);
      }
    }
    return timeline.ruling(time).orElseThrow();
  }

  /** A record from the future hangs on no change that is still to come. */
  private boolean isCertain(Instant time) {
    Instant now = clock.instant();
    Instant asked = time.isAfter(now) ? now : time;
    return fault == null && !timeline.changes().isEmpty() && asked.minus(certain).isBefore(upTo);
  }
}
