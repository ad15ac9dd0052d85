package org.referralrouter.audit.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.referralrouter.audit.ledger.Leaf;
import org.referralrouter.audit.ledger.LogId;
import org.referralrouter.audit.ledger.PayloadUnreadable;
import org.referralrouter.audit.ledger.Payloads;
import org.referralrouter.audit.ledger.SubjectKey;
import org.referralrouter.audit.ledger.SubjectKeys;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Payloads as they are stored, decrypted and held against their leaf. */
@Repository
class PayloadRows implements Payloads {
  private final JdbcTemplate jdbc;
  private final SubjectKeys keys;

  PayloadRows(JdbcTemplate jdbc, SubjectKeys keys) {
    this.jdbc = jdbc;
    this.keys = keys;
  }

  @SuppressWarnings("ArrayRecordComponent") // lives within one method
  private record Row(int no, long subject, byte[] ciphertext) {}

  @Override
  public List<byte @Nullable []> parts(LogId log, long index) {
    Leaf leaf =
        jdbc
            .query(
                "SELECT f.bytes FROM leaf f JOIN log l ON l.id = f.log"
                    + " WHERE l.topic_id = ? AND l.partition = ? AND f.idx = ?",
                (row, _) -> Leaf.parse(row.getBytes(1)),
                log.topicId(),
                log.partition(),
                index)
            .stream()
            .findFirst()
            .orElseThrow(() -> new NoSuchElementException("No such entry"));
    List<Row> rows =
        jdbc.query(
            "SELECT p.no, p.subject, p.ciphertext FROM part p JOIN log l ON l.id = p.log"
                + " WHERE l.topic_id = ? AND l.partition = ? AND p.idx = ?",
            (row, _) -> new Row(row.getInt(1), row.getLong(2), row.getBytes(3)),
            log.topicId(),
            log.partition(),
            index);
    Map<Long, SubjectKey> open =
        keys.numbered(rows.stream().map(Row::subject).collect(Collectors.toSet()));
    List<byte @Nullable []> parts = new ArrayList<>();
    for (int no = 0; no < leaf.commitments().size(); no++) {
      byte[] part = null;
      for (Row row : rows) {
        SubjectKey key = open.get(row.subject());
        if (row.no() == no && key != null) {
          part = opened(leaf, no, key, row.ciphertext());
        }
      }
      parts.add(part);
    }
    return parts;
  }

  private static byte[] opened(Leaf leaf, int no, SubjectKey key, byte[] ciphertext) {
    byte[] part = key.decrypt(ciphertext, EntryRows.context(leaf.log(), leaf.offset(), no));
    if (!key.commit(part).equals(leaf.commitments().get(no).mac())) {
      throw new PayloadUnreadable(
          new IllegalStateException("The part is not what its leaf commits to"));
    }
    return part;
  }
}
