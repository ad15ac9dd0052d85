package org.referralrouter.intake.mail;

import java.util.UUID;
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

  boolean sent(ReporterNews news) {
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
    return about(news, "SELECT sum(attempts) FROM reporter_mail %s").query(Integer.class).single();
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
