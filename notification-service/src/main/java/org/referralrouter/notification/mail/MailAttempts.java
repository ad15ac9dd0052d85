package org.referralrouter.notification.mail;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How often each mail was tried and whether it left, so that a retry after a crash is none. */
@Repository
class MailAttempts {
  private final JdbcClient jdbc;

  MailAttempts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Those of these mails that have left. */
  Set<String> sent(List<String> mailIds) {
    return new HashSet<>(
        jdbc.sql("SELECT mail_id FROM mail_attempt WHERE sent AND mail_id = ANY (?)")
            .param(mailIds.toArray(String[]::new))
            .query(String.class)
            .list());
  }

  /**
   * Counts a try of each.
   *
   * @param sent whether each has left
   * @return the number of the try of each, from 1
   */
  Map<String, Integer> count(List<String> mailIds, List<Boolean> sent) {
    Map<String, Integer> counted = new HashMap<>();
    jdbc.sql(
            """
            INSERT INTO mail_attempt (mail_id, attempts, sent)
            SELECT mail_id, 1, sent FROM unnest(?::text[], ?::boolean[]) AS tried (mail_id, sent)
            ON CONFLICT (mail_id) DO UPDATE
              SET attempts = mail_attempt.attempts + 1, sent = excluded.sent
            RETURNING mail_id, attempts
            """)
        .param(mailIds.toArray(String[]::new))
        .param(sent.toArray(Boolean[]::new))
        .query(
            row -> {
              counted.put(row.getString("mail_id"), row.getInt("attempts"));
            });
    return counted;
  }
}
