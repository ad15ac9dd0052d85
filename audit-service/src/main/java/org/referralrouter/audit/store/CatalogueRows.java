package org.referralrouter.audit.store;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.referralrouter.audit.ledger.LogId;
import org.referralrouter.audit.serve.Catalogue;
import org.referralrouter.audit.tlog.SignedNote;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The logs and their heads as they are stored. */
@Repository
class CatalogueRows implements Catalogue {
  private final JdbcTemplate jdbc;

  CatalogueRows(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<LogState> logs() {
    return jdbc.query(
        "SELECT l.topic_id, l.partition, l.topic, l.size, coalesce(h.size, 0)"
            + " FROM log l LEFT JOIN head h ON h.log = l.id ORDER BY l.topic, l.partition, l.topic_id",
        (row, _) ->
            new LogState(
                new LogId(row.getObject(1, UUID.class), row.getInt(2)),
                row.getString(3),
                row.getLong(4),
                row.getLong(5)));
  }

  @Override
  public Optional<SealedHead> head(LogId log) {
    return jdbc
        .query(
            "SELECT h.note, h.root_idx FROM head h JOIN log l ON l.id = h.log"
                + " WHERE l.topic_id = ? AND l.partition = ? AND h.root_idx IS NOT NULL AND h.note <> ''",
            (row, _) -> new SealedHead(SignedNote.parse(row.getString(1)), row.getLong(2)),
            log.topicId(),
            log.partition())
        .stream()
        .findFirst();
  }

  @Override
  public Optional<SignedNote> root() {
    return jdbc
        .query(
            "SELECT note FROM checkpoint ORDER BY size DESC LIMIT 1",
            (row, _) -> SignedNote.parse(row.getString(1)))
        .stream()
        .findFirst();
  }
}
