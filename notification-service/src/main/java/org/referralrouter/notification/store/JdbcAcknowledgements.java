package org.referralrouter.notification.store;

import java.time.ZoneOffset;
import org.referralrouter.event.Acknowledgement;
import org.referralrouter.notification.inbox.Acknowledgements;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** One row a referral. PostgreSQL decides which answer is the latest, however they race. */
@Repository
class JdbcAcknowledgements implements Acknowledgements {
  private final JdbcClient jdbc;

  JdbcAcknowledgements(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void keep(Acknowledgement acknowledgement) {
    jdbc.sql(
            """
            INSERT INTO acknowledgement (referral_id, agency, revision, outcome, acknowledged_at)
            VALUES (:referralId, :agency, :revision, :outcome, :at)
            ON CONFLICT (referral_id, agency) DO UPDATE SET
              revision = excluded.revision, outcome = excluded.outcome,
              acknowledged_at = excluded.acknowledged_at
            WHERE (acknowledgement.revision, acknowledgement.acknowledged_at)
              < (excluded.revision, excluded.acknowledged_at)
            """)
        .param("referralId", acknowledgement.referralId())
        .param("agency", acknowledgement.agency().name())
        .param("revision", acknowledgement.referralRevision())
        .param("outcome", acknowledgement.outcome().name())
        .param("at", acknowledgement.at().atOffset(ZoneOffset.UTC))
        .update();
  }
}
