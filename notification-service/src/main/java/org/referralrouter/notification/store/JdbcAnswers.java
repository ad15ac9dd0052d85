package org.referralrouter.notification.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.referralrouter.notification.inbox.Answers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** One row an answer: ids alone, the words travel in the event. */
@Repository
class JdbcAnswers implements Answers {
  private final JdbcClient jdbc;

  JdbcAnswers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Memory remember(UUID answerId, UUID contentId, Instant at) {
    int rows =
        jdbc.sql(
                """
                INSERT INTO answer (answer_id, content_id, taken_at) VALUES (:answerId, :contentId, :at)
                ON CONFLICT (answer_id) DO NOTHING
                """)
            .param("answerId", answerId)
            .param("contentId", contentId)
            .param("at", at.atOffset(ZoneOffset.UTC))
            .update();
    if (rows > 0) {
      return Memory.NEW;
    }
    UUID earlier =
        jdbc.sql("SELECT content_id FROM answer WHERE answer_id = :answerId")
            .param("answerId", answerId)
            .query(UUID.class)
            .single();
    return earlier.equals(contentId) ? Memory.SAME : Memory.ANOTHER;
  }
}
