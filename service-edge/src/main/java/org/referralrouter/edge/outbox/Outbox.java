package org.referralrouter.edge.outbox;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Where a service's transactions queue what leaves it. */
public final class Outbox {
  private final QueueTable table;
  private final Semaphore committed = new Semaphore(0);

  /** Queues into this table. */
  public Outbox(QueueTable table) {
    this.table = table;
  }

  /** Queues entries in the caller's transaction, by one statement; they leave once it commits. */
  public void add(List<NewEntry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    table.add(entries);
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCommit() {
              committed();
            }
          });
    } else {
      committed();
    }
  }

  /** Entries are queued and committed: whoever takes them on is woken. */
  public void committed() {
    committed.release();
  }

  QueueTable table() {
    return table;
  }

  /** Returns once something was committed since the last call, or after this time. */
  void await(Duration atMost) throws InterruptedException {
    if (committed.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
      committed.drainPermits();
    }
  }
}
