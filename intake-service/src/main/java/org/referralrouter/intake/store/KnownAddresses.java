package org.referralrouter.intake.store;

import java.util.Optional;
import java.util.UUID;
import org.referralrouter.concern.Reporter;
import org.referralrouter.intake.mail.ReporterAddresses;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reporters' addresses among what is known of their concerns: corrected, or taken back. */
@Repository
class KnownAddresses implements ReporterAddresses {
  private final JdbcClient jdbc;

  KnownAddresses(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<String> of(UUID concernId) {
    return jdbc.sql(
            """
            SELECT c.concern_id, c.known, c.client, r.received_at, r.body FROM concern c
            LEFT JOIN concern_revision r ON r.concern_id = c.concern_id AND r.revision = 1 AND c.known IS NULL
            WHERE c.concern_id = ?
            """)
        .param(concernId)
        .query((row, _) -> KnownRow.facts(row))
        .optional()
        .map(facts -> facts.known().reporter())
        .map(Reporter::email)
        .filter(email -> !email.isBlank());
  }
}
