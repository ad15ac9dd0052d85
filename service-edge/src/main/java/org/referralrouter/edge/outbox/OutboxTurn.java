package org.referralrouter.edge.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** What is done with a queue by whoever's turn it is. */
public interface OutboxTurn {
  /**
   * Takes what is due where it belongs, until nothing is due.
   *
   * @param turn the transaction that holds the lock; the queue is read by it, so that nobody reads
   *     who has lost the lock, and nothing is written by it
   * @param more whether anything else is to be begun
   * @return for how long there is nothing to do unless something is committed
   */
  Duration take(Connection turn, BooleanSupplier more) throws SQLException, InterruptedException;
}
