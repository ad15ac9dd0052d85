package org.referralrouter.intake.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.referralrouter.concern.Concern;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.known.KnownFacts;
import org.referralrouter.wire.Json;

/**
 * What is known of a concern, from a row with its {@code known} and, where that is null, its first
 * revision: then no more is known than that one says.
 */
final class KnownRow {
  private KnownRow() {}

  static KnownFacts facts(ResultSet row) throws SQLException {
    String known = row.getString("known");
    if (known != null) {
      return Json.mapper().readValue(known, KnownFacts.class);
    }
    var first =
        new ConcernRevision(
            row.getObject("concern_id", UUID.class),
            1,
            row.getObject("received_at", OffsetDateTime.class).toInstant(),
            row.getString("client"),
            Json.mapper().readValue(row.getString("body"), Concern.class));
    return switch (KnownFacts.NOTHING.with(first)) {
      case KnownFacts.Result.Known(var facts) -> facts;
      case KnownFacts.Result.Refused _, KnownFacts.Result.Repeated _ ->
          throw new IllegalStateException("A first revision that was taken is not known");
    };
  }
}
