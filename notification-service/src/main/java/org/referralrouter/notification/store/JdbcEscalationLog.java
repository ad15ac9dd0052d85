package org.referralrouter.notification.store;

import static org.referralrouter.notification.store.Times.utc;

import org.referralrouter.event.Escalation;
import org.referralrouter.notification.escalation.EscalationLog;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** One row an escalation. */
@Repository
class JdbcEscalationLog implements EscalationLog {
  private final JdbcClient jdbc;

  JdbcEscalationLog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public boolean keep(Escalation escalation) {
    int rows =
        jdbc.sql(
                """
                INSERT INTO escalation (escalation_id, referral_id, level, step, cause, asked, escalated_at)
                VALUES (:escalationId, :referralId, :level, :step, :cause, :asked, :at)
                ON CONFLICT (escalation_id) DO NOTHING
                """)
            .param("escalationId", escalation.eventId())
            .param("referralId", escalation.referralId())
            .param("level", escalation.level().name())
            .param("step", escalation.of().name())
            .param("cause", escalation.cause().name())
            .param("asked", escalation.asked())
            .param("at", utc(escalation.at()))
            .update();
    return rows > 0;
  }
}
