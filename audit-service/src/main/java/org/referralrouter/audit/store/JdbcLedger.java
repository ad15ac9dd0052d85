package org.referralrouter.audit.store;

import java.util.List;
import org.referralrouter.audit.ledger.Entry;
import org.referralrouter.audit.ledger.EntryQuery;
import org.referralrouter.audit.ledger.Ledger;
import org.referralrouter.audit.ledger.NewEntry;
import org.referralrouter.audit.ledger.PositionMoved;
import org.referralrouter.audit.ledger.SourceLog;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The ledger in PostgreSQL. */
@Repository
class JdbcLedger implements Ledger {
  // One append at a time, so that ids become visible in their order and no page ever misses one.
  private static final String ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(727164)";

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;

  JdbcLedger(JdbcClient jdbc, JdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  @Override
  @Transactional
  public long position(SourceLog log) {
    jdbc.sql(
            "INSERT INTO log_position (topic, partition, next_offset) VALUES (?, ?, 0)"
                + " ON CONFLICT DO NOTHING")
        .params(log.topic(), log.partition())
        .update();
    return jdbc.sql("SELECT next_offset FROM log_position WHERE topic = ? AND partition = ?")
        .params(log.topic(), log.partition())
        .query(Long.class)
        .single();
  }

  @Override
  @Transactional
  public long append(SourceLog log, long from, List<NewEntry> entries) {
    long next = entries.getLast().source().offset() + 1;
    jdbc.sql(ONE_AT_A_TIME).query((row, _) -> row.getString(1)).list();
    int moved =
        jdbc.sql(
                "UPDATE log_position SET next_offset = ?"
                    + " WHERE topic = ? AND partition = ? AND next_offset = ?")
            .params(next, log.topic(), log.partition(), from)
            .update();
    if (moved == 0) {
      throw new PositionMoved(log, from);
    }
    batches.batchUpdate(EntryRow.INSERT, entries.stream().map(EntryRow::of).toList());
    return next;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Entry> find(EntryQuery query) {
    Selection selection = Selection.of(query);
    return jdbc.sql(selection.sql()).params(selection.values()).query(EntryRow::read).list();
  }
}
