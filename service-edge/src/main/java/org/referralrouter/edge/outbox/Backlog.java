package org.referralrouter.edge.outbox;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What waits in a queue.
 *
 * @param since when the oldest entry was queued; null where none waits
 */
public record Backlog(long waiting, @Nullable Instant since) {
  /** As a database tells it. */
  public static Backlog of(long waiting, @Nullable OffsetDateTime since) {
    return new Backlog(waiting, since == null ? null : since.toInstant());
  }
}
