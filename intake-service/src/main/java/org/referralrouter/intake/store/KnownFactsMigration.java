package org.referralrouter.intake.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.UUID;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Concern;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.known.KnownFacts;
import org.referralrouter.wire.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/**
 * Derives what is known of the concerns that an earlier version took in, from their revisions. A
 * revision that the rules of today refuse stays among the revisions and is not known by it; routing
 * refuses it likewise.
 */
@Component
class KnownFactsMigration implements JavaMigration {
  private static final Logger LOG = LoggerFactory.getLogger(KnownFactsMigration.class);

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("4");
  }

  @Override
  public String getDescription() {
    return "known facts of earlier concerns";
  }

  @Override
  public @Nullable Integer getChecksum() {
    return null;
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }

  @Override
  public void migrate(Context context) throws SQLException {
    Connection connection = context.getConnection();
    try (PreparedStatement concerns =
            connection.prepareStatement("SELECT concern_id, client FROM concern");
        PreparedStatement keep =
            connection.prepareStatement("UPDATE concern SET known = ?::json WHERE concern_id = ?");
        ResultSet each = concerns.executeQuery()) {
      while (each.next()) {
        UUID concernId = each.getObject("concern_id", UUID.class);
        keep.setString(
            1, Json.mapper().writeValueAsString(known(connection, concernId, each.getString(2))));
        keep.setObject(2, concernId);
        keep.executeUpdate();
      }
    }
    try (PreparedStatement required =
        connection.prepareStatement("ALTER TABLE concern ALTER COLUMN known SET NOT NULL")) {
      required.execute();
    }
  }

  private static KnownFacts known(Connection connection, UUID concernId, String client)
      throws SQLException {
    KnownFacts known = KnownFacts.NOTHING;
    try (PreparedStatement revisions =
        connection.prepareStatement(
            """
            SELECT revision, received_at, body FROM concern_revision
            WHERE concern_id = ? ORDER BY revision
            """)) {
      revisions.setObject(1, concernId);
      try (ResultSet each = revisions.executeQuery()) {
        while (each.next()) {
          known = with(known, revision(concernId, client, each));
        }
      }
    }
    return known;
  }

  private static KnownFacts with(KnownFacts known, ConcernRevision revision) {
    return switch (known.with(revision)) {
      case KnownFacts.Result.Known(var facts) -> facts;
      case KnownFacts.Result.Repeated _ -> known;
      case KnownFacts.Result.Refused(var why, _) -> {
        LOG.warn(
            "Concern {}: revision {} is kept, but nothing is known by it: {}. Its reporter should amend the concern.",
            revision.concernId(),
            revision.revision(),
            why);
        yield known;
      }
    };
  }

  private static ConcernRevision revision(UUID concernId, String client, ResultSet row)
      throws SQLException {
    int revision = row.getInt("revision");
    Timestamp receivedAt = row.getTimestamp("received_at");
    try {
      Concern concern = Json.mapper().readValue(row.getString("body"), Concern.class);
      return new ConcernRevision(concernId, revision, receivedAt.toInstant(), client, concern);
    } catch (JacksonException _) {
      throw new FlywayException(
          "Concern %s, revision %d, as an earlier version stored it, cannot be read by this version. Nothing was changed: go on with the earlier version and report this."
              .formatted(concernId, revision));
    }
  }
}
