package org.referralrouter.intake.store;

import org.apache.kafka.common.KafkaException;
import org.referralrouter.edge.outbox.Outbox;
import org.referralrouter.intake.publish.TopicAhead;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Revisions that were published and that their topic lost, since it was put back from a copy: once
 * the topic was read again to its end, what it lacks is queued again under its own number. Routing
 * takes each once by its id and number.
 */
@Repository
class LostRevisions {
  private static final Logger LOG = LoggerFactory.getLogger(LostRevisions.class);

  private final JdbcClient jdbc;
  private final TopicAhead ahead;
  private final Outbox outbox;
  private final TransactionTemplate transaction;

  LostRevisions(
      JdbcClient jdbc, TopicAhead ahead, Outbox eventOutbox, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.ahead = ahead;
    this.outbox = eventOutbox;
    this.transaction = transaction;
  }

  /** The topic lost records: nothing is known to stand on it until it was read again. */
  void topicIsShorter() {
    jdbc.sql("UPDATE topic_revision SET received_at = NULL").update();
    jdbc.sql(
            """
            UPDATE topic_position SET next_offset = 0, last_offset = -1, last_timestamp = -1
            WHERE topic = 'concerns.v1'
            """)
        .update();
    jdbc.sql("INSERT INTO topic_loss (found_at) VALUES (clock_timestamp())").update();
  }

  @Scheduled(fixedDelay = 1000)
  void queueAgain() {
    try {
      if (isLost() && ahead.known()) {
        Integer queued = transaction.execute(_ -> queue());
        outbox.committed();
        LOG.warn("concerns.v1 lacked {} revisions that it had; they are published again", queued);
      }
    } catch (DataAccessException | TransactionException | KafkaException e) {
      LOG.debug("What concerns.v1 lacks is looked for again after {}", e.getClass().getName());
    }
  }

  private boolean isLost() {
    return jdbc.sql("SELECT EXISTS (SELECT FROM topic_loss)").query(Boolean.class).single();
  }

  private int queue() {
    int queued =
        jdbc.sql(
                """
                INSERT INTO event_outbox (key, kind, content)
                SELECT r.concern_id::text, 'concerns.v1', r.revision::text FROM concern_revision r
                WHERE r.received_at < (SELECT max(found_at) FROM topic_loss)
                  AND NOT EXISTS (SELECT FROM topic_revision t WHERE t.concern_id = r.concern_id
                    AND t.revision = coalesce(r.sent_as, r.revision) AND t.received_at IS NOT NULL)
                  AND NOT EXISTS (SELECT FROM event_outbox o WHERE o.key = r.concern_id::text
                    AND o.kind = 'concerns.v1' AND o.content = r.revision::text)
                ORDER BY r.received_at, r.revision
                """)
            .update();
    jdbc.sql("DELETE FROM topic_loss").update();
    return queued;
  }
}
