package org.referralrouter.edge.measure;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * One look at a database for all measures that are scraped together: while it is away, each look
 * would cost its time. Nothing (NaN) is told while it does not answer.
 */
public final class SharedLook<T> {
  private static final Duration GOOD_FOR = Duration.ofSeconds(5);

  private final Supplier<T> question;
  private final Clock clock;
  private @Nullable Look<T> last;

  /**
   * Asks this, at most every five seconds.
   *
   * @param question which the database answers
   */
  public SharedLook(Supplier<T> question, Clock clock) {
    this.question = question;
    this.clock = clock;
  }

  /** What one look has found; empty where the database did not answer. */
  private record Look<T>(Instant at, Optional<T> found) {}

  /** A value of what was found. */
  public Number of(Function<T, Number> value) {
    return found().map(value).orElse(Double.NaN);
  }

  /** What was found; empty where the database did not answer. */
  public synchronized Optional<T> found() {
    Instant now = clock.instant();
    if (last == null || last.at().plus(GOOD_FOR).isBefore(now)) {
      last = new Look<>(now, ask());
    }
    return last.found();
  }

  private Optional<T> ask() {
    try {
      return Optional.of(question.get());
    } catch (DataAccessException | TransactionException _) {
      return Optional.empty();
    }
  }
}
