package org.referralrouter.intake.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.intake.publish.TraceParent;
import org.referralrouter.intake.submission.Submission;
import org.referralrouter.intake.submission.SubmissionOutcome;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;

/**
 * Submissions that come at once are stored by one statement and commit: whatever waits when a
 * writer is free. Nobody waits for others to come. Where one of them is at fault, each is stored
 * alone, so that its neighbours are taken.
 */
@Component
class SubmissionGroups implements SmartLifecycle {
  /** As many as share a commit at most. */
  private static final int MOST = 64;

  /** While one waits for its commit, another collects. */
  private static final int WRITERS = 2;

  private final FirstRevisions store;
  private final TraceParent trace;
  private final BlockingQueue<WaitingSubmission> waiting = new LinkedBlockingQueue<>();
  private final List<Thread> writers = new ArrayList<>();

  SubmissionGroups(FirstRevisions store, TraceParent trace) {
    this.store = store;
    this.trace = trace;
  }

  /** Has a first revision stored; the outcome comes once it is durable. */
  CompletableFuture<SubmissionOutcome> store(Submission submission, ConcernRevision first) {
    var each = WaitingSubmission.of(submission, first, trace.present());
    waiting.add(each);
    return each.outcome();
  }

  private void write() {
    List<WaitingSubmission> group = new ArrayList<>(MOST);
    try {
      while (true) {
        group.add(waiting.take());
        waiting.drainTo(group, MOST - 1);
        store(group);
        group.clear();
      }
    } catch (InterruptedException _) {
      // The service ends; its requests have been answered.
    }
  }

  private void store(List<WaitingSubmission> group) {
    try {
      store.store(group);
    } catch (RuntimeException fault) {
      if (group.size() == 1 || ofTheDatabase(fault)) {
        group.forEach(each -> each.outcome().completeExceptionally(fault));
      } else {
        group.forEach(each -> store(List.of(each)));
      }
    }
  }

  /** Whether it would be the same for each alone: the database is away, or busy. */
  private static boolean ofTheDatabase(@Nullable Throwable fault) {
    return fault instanceof DataAccessResourceFailureException
        || fault instanceof TransientDataAccessException;
  }

  @Override
  public void start() {
    for (int i = 0; i < WRITERS; i++) {
      writers.add(Thread.ofPlatform().daemon().name("submissions-", i).start(this::write));
    }
  }

  @Override
  public void stop() {
    writers.forEach(Thread::interrupt);
    writers.clear();
  }

  @Override
  public boolean isRunning() {
    return !writers.isEmpty();
  }

  /** Before requests come, and after they are answered. */
  @Override
  public int getPhase() {
    return 0;
  }
}
