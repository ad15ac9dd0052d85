package org.referralrouter.intake.mail;

import java.sql.Types;
import java.util.UUID;
import org.referralrouter.event.DeliveryOutcome;
import org.referralrouter.event.NotificationOutcome;
import org.referralrouter.intake.progress.ReporterNews;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Which news is mailed, how often it was tried, and whether it left. */
@Repository
class ReporterMails {
  private final JdbcClient jdbc;

  ReporterMails(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether this news is told of for the first time. */
  boolean first(ReporterNews news) {
    return jdbc.sql(
                """
                INSERT INTO reporter_mail (news_id, referral_id, referral_revision, escalation_id)
                VALUES (:news, :referral, :revision, :escalation) ON CONFLICT DO NOTHING
                """)
            .param("news", news.newsId())
            .param("referral", news.referralId())
            .param("revision", news.referralRevision())
            .param("escalation", news.escalationId())
            .update()
        == 1;
  }

  /** Keeps what became of a try, as the topic tells it. */
  void told(NotificationOutcome outcome) {
    jdbc.sql(
            """
            INSERT INTO reporter_told VALUES (:referral, :revision, :escalation, :attempt, :sent) ON CONFLICT DO NOTHING
            """)
        .param("referral", outcome.referralId())
        .param("revision", outcome.referralRevision())
        .param("escalation", outcome.escalationId(), Types.OTHER)
        .param("attempt", outcome.attempt())
        .param("sent", outcome.outcome() == DeliveryOutcome.SENT)
        .update();
  }

  /**
   * Whether it has left: by what is noted here, or since the topic tells of more that left about
   * the same than are noted here.
   */
  boolean sent(ReporterNews news) {
    return noted(news) || leftBefore(news);
  }

  private boolean leftBefore(ReporterNews news) {
    boolean more =
        about(
                news,
                "SELECT (SELECT count(*) FROM reporter_told %1$s AND sent) > (SELECT count(*) FROM reporter_mail %1$s AND sent)")
            .query(Boolean.class)
            .single();
    if (more) {
      jdbc.sql("UPDATE reporter_mail SET sent = true WHERE news_id = ?")
          .param(news.newsId())
          .update();
    }
    return more;
  }

  private boolean noted(ReporterNews news) {
    return jdbc.sql("SELECT EXISTS (SELECT FROM reporter_mail WHERE news_id = ? AND sent)")
        .param(news.newsId())
        .query(Boolean.class)
        .single();
  }

  /**
   * Counts a try. The answer is its number, from 1, among all that the outcome's id cannot tell
   * apart: those about one revision and one escalation. They are counted one after the other.
   */
  int count(ReporterNews news, boolean sent) {
    about(news, "SELECT news_id FROM reporter_mail %s ORDER BY news_id FOR UPDATE")
        .query(UUID.class)
        .list();
    jdbc.sql("UPDATE reporter_mail SET attempts = attempts + 1, sent = ? WHERE news_id = ?")
        .params(sent, news.newsId())
        .update();
    return about(
            news,
            "SELECT greatest((SELECT sum(attempts) FROM reporter_mail %1$s), (SELECT coalesce(max(attempt), 0) + 1 FROM reporter_told %1$s))")
        .query(Integer.class)
        .single();
  }

  private StatementSpec about(ReporterNews news, String sql) {
    return jdbc.sql(
            sql.formatted(
                """
                WHERE referral_id = :referral AND referral_revision = :revision
                  AND escalation_id IS NOT DISTINCT FROM :escalation::uuid
                """))
        .param("referral", news.referralId())
        .param("revision", news.referralRevision())
        .param("escalation", news.escalationId());
  }
}
