package org.referralrouter.intake.store;

import java.util.Optional;
import java.util.UUID;
import org.referralrouter.concern.Reporter;
import org.referralrouter.intake.mail.ReporterAddresses;
import org.referralrouter.known.KnownFacts;
import org.referralrouter.wire.Json;
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
    return jdbc.sql("SELECT known FROM concern WHERE concern_id = ?")
        .param(concernId)
        .query(String.class)
        .optional()
        .map(known -> Json.mapper().readValue(known, KnownFacts.class).known().reporter())
        .map(Reporter::email)
        .filter(email -> !email.isBlank());
  }
}
