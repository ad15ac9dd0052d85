package org.referralrouter.audit.keys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.referralrouter.audit.ledger.Leaf;
import org.referralrouter.audit.ledger.LogId;
import org.referralrouter.audit.ledger.PayloadUnreadable;
import org.referralrouter.audit.ledger.Subject;
import org.referralrouter.audit.ledger.SubjectKey;
import org.referralrouter.audit.ledger.SubjectKeys;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keys in PostgreSQL. Whether one still exists is asked each time, since another instance may have
 * destroyed it; only the work of unwrapping is remembered.
 */
final class JdbcSubjectKeys implements SubjectKeys {
  /** Held while keys are taken out of the tree. */
  private static final long CUTTING = 727_166;

  private static final int MOST_UNWRAPPED = 50_000;
  private static final String COLUMNS = "SELECT id, subject, tag, wrapped_key FROM subject_key ";

  private final JdbcClient jdbc;
  private final Aead wrapping;
  private final KeyTreeRows tree;
  private final TransactionTemplate transaction;
  private final Cache<Long, TinkKey> unwrapped =
      Caffeine.newBuilder().maximumSize(MOST_UNWRAPPED).build();

  JdbcSubjectKeys(DataSource source, Aead wrapping) {
    this.jdbc = JdbcClient.create(source);
    this.wrapping = wrapping;
    this.tree = new KeyTreeRows(jdbc, wrapping);
    this.transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
    tree.begin();
  }

  @Override
  public Map<Subject, SubjectKey> of(Collection<Subject> subjects) {
    Map<String, Subject> wanted = new HashMap<>();
    subjects.forEach(subject -> wanted.put(subject.text(), subject));
    Map<Subject, SubjectKey> keys = new HashMap<>();
    find(wanted, keys);
    if (keys.size() < wanted.size()) {
      List<String> missing =
          wanted.entrySet().stream()
              .filter(each -> !keys.containsKey(each.getValue()))
              .map(Map.Entry::getKey)
              .sorted()
              .toList();
      make(missing);
      // Asked again: another instance may have been first.
      find(wanted, keys);
    }
    return keys;
  }

  @Override
  public Optional<SubjectKey> existing(Subject subject) {
    Map<Subject, SubjectKey> keys = new HashMap<>();
    find(Map.of(subject.text(), subject), keys);
    return Optional.ofNullable(keys.get(subject));
  }

  @Override
  public Map<Long, SubjectKey> numbered(Collection<Long> ids) {
    Map<Long, SubjectKey> keys = new HashMap<>();
    jdbc.sql(COLUMNS + "WHERE id = ANY (?)")
        .param(ids.toArray(Long[]::new))
        .query(
            row -> {
              keys.put(row.getLong("id"), key(row));
            });
    return keys;
  }

  @Override
  public Map<Long, String> named(Collection<Long> ids) {
    Map<Long, String> names = new HashMap<>();
    jdbc.sql("SELECT id, subject FROM subject_key WHERE id = ANY (?)")
        .param(ids.toArray(Long[]::new))
        .query(
            row -> {
              names.put(row.getLong("id"), row.getString("subject"));
            });
    return names;
  }

  @Override
  public Map<Long, byte[]> erasedLeaves(LogId log, long fromOffset) {
    Map<Long, byte[]> leaves = new HashMap<>();
    jdbc.sql(
            "SELECT record_offset, bytes FROM erased_leaf"
                + " WHERE topic_id = ? AND partition = ? AND record_offset >= ?")
        .params(log.topicId(), log.partition(), fromOffset)
        .query(
            row -> {
              leaves.put(row.getLong("record_offset"), row.getBytes("bytes"));
            });
    return leaves;
  }

  @Override
  public List<SubjectKey> ofConcern(UUID concern) {
    return jdbc.sql(COLUMNS + "WHERE subject = ? OR starts_with(subject, ?)")
        .params(new Subject.OfConcern(concern).text(), new Subject.OfPerson(concern, "").text())
        .query((row, _) -> key(row))
        .list();
  }

  @Override
  public void keepLeaves(List<Leaf> leaves) {
    for (Leaf leaf : leaves) {
      int _ =
          jdbc.sql(
                  "INSERT INTO erased_leaf (topic_id, partition, record_offset, bytes)"
                      + " VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING")
              .params(leaf.log().topicId(), leaf.log().partition(), leaf.offset(), leaf.bytes())
              .update();
    }
  }

  @Override
  public long highest() {
    return jdbc.sql("SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM subject_key_id_seq")
        .query(Long.class)
        .single();
  }

  @Override
  public void destroy(UUID erasure, List<UUID> tags) {
    transaction.executeWithoutResult(
        _ -> {
          jdbc.sql("SELECT pg_advisory_xact_lock(" + CUTTING + ")").query().listOfRows();
          List<String> gone =
              jdbc.sql("DELETE FROM subject_key WHERE tag = ANY (?::uuid[]) RETURNING subject")
                  .param(texts(tags))
                  .query((row, _) -> row.getString(1))
                  .list();
          KeyTreeRows.Cut cut = tree.cut(gone);
          jdbc.sql("DELETE FROM key_tree WHERE path = ANY (?)").param(cut.gone()).update();
          jdbc.sql("INSERT INTO key_tree SELECT * FROM unnest(?::text[], ?::bytea[])")
              .params(cut.paths(), cut.keys())
              .update();
          jdbc.sql("INSERT INTO erasure (id, tags) VALUES (?, ?::uuid[]) ON CONFLICT DO NOTHING")
              .params(erasure, texts(tags))
              .update();
        });
    unwrapped.asMap().values().removeIf(key -> tags.contains(key.tag()));
  }

  @Override
  public Optional<List<UUID>> destroyedBy(UUID erasure) {
    return jdbc.sql("SELECT tags::text[] FROM erasure WHERE id = ?")
        .param(erasure)
        .query(
            (row, _) ->
                Arrays.stream((String[]) row.getArray(1).getArray()).map(UUID::fromString).toList())
        .optional();
  }

  private static String[] texts(List<UUID> ids) {
    return ids.stream().map(UUID::toString).toArray(String[]::new);
  }

  private void find(Map<String, Subject> wanted, Map<Subject, SubjectKey> keys) {
    jdbc.sql(COLUMNS + "WHERE subject = ANY (?)")
        .param(wanted.keySet().toArray(String[]::new))
        .query(
            row -> {
              Subject subject = wanted.get(row.getString("subject"));
              if (subject != null) {
                keys.put(subject, key(row));
              }
            });
  }

  private void make(List<String> subjects) {
    String[] tags = new String[subjects.size()];
    byte[][] wrapped = new byte[subjects.size()][];
    Map<String, KeyTree.Made> made = tree.of(subjects);
    for (int i = 0; i < tags.length; i++) {
      KeyTree.Made each = Objects.requireNonNull(made.get(subjects.get(i)));
      tags[i] = each.tag().toString();
      wrapped[i] = wrap(each.key(), each.tag());
    }
    int _ =
        jdbc.sql(
                "INSERT INTO subject_key (subject, tag, wrapped_key)"
                    + " SELECT * FROM unnest(?::text[], ?::uuid[], ?::bytea[])"
                    + " ON CONFLICT (subject) DO NOTHING")
            .params(subjects.toArray(String[]::new), tags, wrapped)
            .update();
  }

  private SubjectKey key(ResultSet row) throws SQLException {
    long id = row.getLong("id");
    TinkKey known = unwrapped.getIfPresent(id);
    if (known != null) {
      return known;
    }
    UUID tag = row.getObject("tag", UUID.class);
    try {
      TinkKey key =
          new TinkKey(id, tag, wrapping.decrypt(row.getBytes("wrapped_key"), context(tag)));
      unwrapped.put(id, key);
      return key;
    } catch (GeneralSecurityException e) {
      throw new PayloadUnreadable(e);
    }
  }

  private byte[] wrap(byte[] key, UUID tag) {
    try {
      return wrapping.encrypt(key, context(tag));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The key-encryption key does not encrypt", e);
    }
  }

  private static byte[] context(UUID tag) {
    return ("subject key " + tag).getBytes(StandardCharsets.UTF_8);
  }
}
