package org.referralrouter.local.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;

/** The parts that were started, and their end in the right order. */
final class RunningParts implements AutoCloseable {
  // Each group ends at once, after the one before it: nobody loses a server that he still needs to
  // say goodbye to.
  private static final List<Set<String>> ORDER_OF_END =
      List.of(
          Set.of(Observation.PROMETHEUS, Observation.ALERTMANAGER),
          Set.of("intake", "routing", "notification", "audit"),
          Set.of("issuer", "registry", "broker", "witness"),
          Set.of("postgres"));

  private final Progress progress;
  private final Map<String, Part> parts = new LinkedHashMap<>();
  private final Object ending = new Object();
  private boolean closed;

  RunningParts(Progress progress) {
    this.progress = progress;
  }

  /** Starts a part, and returns when it serves. */
  void up(Part part) {
    add(part);
    part.start();
    if (isClosed()) {
      part.stop();
      throw new IllegalStateException("The system is ending; " + part.name() + " is not started");
    }
    part.awaitReady();
  }

  synchronized List<Part> all() {
    return new ArrayList<>(parts.values());
  }

  synchronized boolean isClosed() {
    return closed;
  }

  /** Ends every part. Whoever calls it second waits for the end as well. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    synchronized (ending) {
      for (var group : ORDER_OF_END) {
        end(all().stream().filter(part -> group.contains(part.name())).toList());
      }
      forget();
    }
  }

  private synchronized void forget() {
    parts.clear();
  }

  private void end(List<Part> group) {
    try (var ends = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var part : group) {
        ends.execute(() -> new Step("end " + part.name(), part::stop).run(progress));
      }
    }
  }

  private synchronized void add(Part part) {
    if (closed) {
      throw new IllegalStateException("The system is ending; " + part.name() + " is not started");
    }
    parts.put(part.name(), part);
  }
}
