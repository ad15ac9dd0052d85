package org.referralrouter.notification.mail;

import java.util.Optional;
import org.referralrouter.notification.inbox.MailDue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How often each mail was tried and whether it left, so that a retry after a crash is none. */
@Repository
class Attempts {
  private final JdbcClient jdbc;

  Attempts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  boolean sent(MailDue mail) {
    Optional<Boolean> sent =
        jdbc.sql(
                "SELECT sent FROM mail_attempt WHERE referral_id = :referralId AND revision = :revision")
            .param("referralId", mail.referralId())
            .param("revision", mail.revision())
            .query(Boolean.class)
            .optional();
    return sent.orElse(false);
  }

  /** Counts a try; the answer is its number, from 1. */
  int count(MailDue mail, boolean sent) {
    return jdbc.sql(
            """
            INSERT INTO mail_attempt (referral_id, revision, attempts, sent)
            VALUES (:referralId, :revision, 1, :sent)
            ON CONFLICT (referral_id, revision) DO UPDATE
              SET attempts = mail_attempt.attempts + 1, sent = excluded.sent
            RETURNING attempts
            """)
        .param("referralId", mail.referralId())
        .param("revision", mail.revision())
        .param("sent", sent)
        .query(Integer.class)
        .single();
  }
}
