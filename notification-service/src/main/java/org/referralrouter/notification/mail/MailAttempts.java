package org.referralrouter.notification.mail;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.referralrouter.event.Audience;
import org.referralrouter.event.DeliveryOutcome;
import org.referralrouter.event.NotificationOutcome;
import org.referralrouter.notification.outgoing.MailDue;
import org.referralrouter.notification.outgoing.MailLog;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How often each mail was tried and whether it left, so that a retry after a crash is none. */
@Repository
class MailAttempts implements MailLog {
  private final JdbcClient jdbc;

  MailAttempts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void told(List<NotificationOutcome> outcomes) {
    Map<String, NotificationOutcome> latest = new TreeMap<>();
    Set<String> sent = new HashSet<>();
    for (NotificationOutcome outcome : outcomes) {
      // Reporters are told by intake.
      if (outcome.audience() != Audience.REPORTER) {
        String mail = MailDue.idOf(outcome);
        latest.merge(mail, outcome, (a, b) -> a.attempt() > b.attempt() ? a : b);
        if (outcome.outcome() == DeliveryOutcome.SENT) {
          sent.add(mail);
        }
      }
    }
    if (latest.isEmpty()) {
      return;
    }
    // Ordinarily these are our own outcomes, and change nothing.
    jdbc.sql(
            """
            INSERT INTO mail_attempt (mail_id, attempts, sent)
            SELECT * FROM unnest(?::text[], ?::integer[], ?::boolean[])
            ON CONFLICT (mail_id) DO UPDATE
              SET attempts = greatest(mail_attempt.attempts, excluded.attempts), sent = mail_attempt.sent OR excluded.sent
              WHERE mail_attempt.attempts < excluded.attempts OR excluded.sent AND NOT mail_attempt.sent
            """)
        .param(latest.keySet().toArray(String[]::new))
        .param(latest.values().stream().map(NotificationOutcome::attempt).toArray(Integer[]::new))
        .param(latest.keySet().stream().map(sent::contains).toArray(Boolean[]::new))
        .update();
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
