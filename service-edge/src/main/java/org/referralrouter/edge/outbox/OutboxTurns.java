package org.referralrouter.edge.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Works on a queue, again and again. Of all processes on one database, one at a time does: whoever
 * holds the lock, which goes with its connection, so that a killed one blocks nobody. Woken by the
 * commits of its own process, it looks for those of others at an interval.
 */
public final class OutboxTurns implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(OutboxTurns.class);

  /** Until a queue that another process works on is looked at again. */
  private static final Duration ANOTHERS_TURN = Duration.ofMillis(50);

  private static final Duration AFTER_A_FAULT = Duration.ofSeconds(1);

  /** For what is under way at the end; the rest leaves after the next start. */
  private static final Duration END_WITHIN = Duration.ofSeconds(2);

  private final DataSource source;
  private final Outbox outbox;
  private final OutboxTurn work;
  private volatile boolean running;
  private @Nullable Thread thread;

  /** Takes turns at this work on this queue, once started. */
  public OutboxTurns(DataSource source, Outbox outbox, OutboxTurn work) {
    this.source = source;
    this.outbox = outbox;
    this.work = work;
  }

  @Override
  public void start() {
    running = true;
    thread = Thread.ofPlatform().name("outbox").daemon().start(this::takeTurns);
  }

  private void takeTurns() {
    try {
      while (running) {
        outbox.await(turn());
      }
    } catch (InterruptedException _) {
      // It ends: what is queued stays queued.
    }
  }

  private Duration turn() throws InterruptedException {
    try (Connection turn = source.getConnection()) {
      turn.setAutoCommit(false);
      try {
        return outbox.table().lock(turn) ? work.take(turn, () -> running) : ANOTHERS_TURN;
      } finally {
        turn.rollback();
      }
    } catch (SQLException | RuntimeException e) {
      LOG.warn("What is queued waits, and is tried again, after {}", e.getClass().getName());
      Thread.sleep(AFTER_A_FAULT);
      return Duration.ZERO;
    }
  }

  @Override
  public void stop() {
    running = false;
    outbox.committed();
    Thread ending = thread;
    try {
      if (ending != null && !ending.join(END_WITHIN)) {
        ending.interrupt();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** It begins before requests come, and ends after they are answered. */
  @Override
  public int getPhase() {
    return 0;
  }
}
