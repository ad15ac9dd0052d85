package org.referralrouter.audit.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.referralrouter.audit.ledger.Ledger;
import org.referralrouter.audit.ledger.LogId;
import org.springframework.stereotype.Component;

/**
 * Whether the ledger has passed a record, for many who wait at once. What this process appends it
 * knows; another instance's the database is asked for, by one of those who wait and not by all.
 */
@Component
class PassedPositions {
  private static final long BETWEEN_QUESTIONS = Duration.ofMillis(50).toNanos();

  private final Positions positions;
  private final Ledger ledger;
  private final Map<LogId, Answer> answers = new ConcurrentHashMap<>();

  PassedPositions(Positions positions, Ledger ledger) {
    this.positions = positions;
    this.ledger = ledger;
  }

  /** What the database last said of a log; a log's position never goes back. */
  private record Answer(long position, long at) {}

  /** Whether the ledger has the record at this offset. */
  boolean has(TopicPartition partition, long offset) {
    // Positions only grow, so a belief that is out of date is still true of what lies before it.
    return positions.believed(partition).orElse(0) > offset
        || asked(positions.log(partition)).position() > offset;
  }

  private Answer asked(LogId log) {
    return answers.compute(
        log,
        (_, last) ->
            last != null && System.nanoTime() - last.at() < BETWEEN_QUESTIONS
                ? last
                : new Answer(ledger.stands(log), System.nanoTime()));
  }
}
