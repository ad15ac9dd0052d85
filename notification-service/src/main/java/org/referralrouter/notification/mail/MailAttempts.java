package org.referralrouter.notification.mail;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How often each mail was tried and whether it left, so that a retry after a crash is none. */
@Repository
class MailAttempts {
  private final JdbcClient jdbc;

  MailAttempts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  boolean sent(String mailId) {
    return jdbc.sql("SELECT sent FROM mail_attempt WHERE mail_id = :mailId")
        .param("mailId", mailId)
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  /** Counts a try; the answer is its number, from 1. */
  int count(String mailId, boolean sent) {
    return jdbc.sql(
            """
            INSERT INTO mail_attempt (mail_id, attempts, sent) VALUES (:mailId, 1, :sent)
            ON CONFLICT (mail_id) DO UPDATE
              SET attempts = mail_attempt.attempts + 1, sent = excluded.sent
            RETURNING attempts
            """)
        .param("mailId", mailId)
        .param("sent", sent)
        .query(Integer.class)
        .single();
  }
}
