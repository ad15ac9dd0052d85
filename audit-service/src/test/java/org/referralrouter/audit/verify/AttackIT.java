package org.referralrouter.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.referralrouter.audit.ledger.Ledger;
import org.referralrouter.audit.ledger.LogId;
import org.referralrouter.audit.seal.KeptTopic;
import org.referralrouter.audit.seal.LedgerKeys;
import org.referralrouter.audit.seal.Sealer;
import org.referralrouter.audit.seal.Witnesses;
import org.referralrouter.audit.store.ALedger;
import org.referralrouter.audit.tlog.NoteKey;
import org.referralrouter.audit.tlog.NoteSigner;

/** What whoever owns the database can do to it, and whether it is found. */
class AttackIT {
  private static final String ORIGIN = "audit.example";
  private static final NoteSigner SIGNER =
      NoteSigner.generate(ORIGIN, NoteKey.ED25519, new SecureRandom());
  private static final Trust TRUST =
      new Trust(List.of(SIGNER.key()), List.of(), 0, Optional.empty());
  private static final int ENTRIES = 600;

  @TempDir static Path secrets;
  private static ALedger ledger;
  private static int log;

  @BeforeAll
  static void fill() {
    ledger = ALedger.onNewDatabases(secrets);
    Ledger instance = ledger.instance();
    Sealer sealer =
        new Sealer(
            ledger.trees(),
            new LedgerKeys(List.of(SIGNER)),
            ORIGIN,
            new KeptTopic(),
            new Witnesses(List.of(), 0));
    List<LogId> logs = List.of(ALedger.newLog(), ALedger.newLog());
    for (LogId each : logs) {
      long next = instance.position(each, ALedger.topic());
      while (next < ENTRIES) {
        next =
            instance.append(each, next, ALedger.entries(each, UUID.randomUUID(), next, next + 150));
        assertThat(sealer.seal()).isEmpty();
      }
    }
    log = number(logs.getFirst());
  }

  @Test
  void every_attack_on_the_rows_is_detected() throws SQLException {
    Map<String, List<String>> attacks = attacks(new Random(20261124));
    List<String> undetected = new ArrayList<>();
    int tried = 0;
    try (Connection connection = ledger.connection()) {
      assertThat(verify(connection)).as("before any attack").isInstanceOf(Verdict.Intact.class);
      for (Map.Entry<String, List<String>> kind : attacks.entrySet()) {
        for (String deed : kind.getValue()) {
          connection.setAutoCommit(false);
          run(connection, "ALTER TABLE leaf DISABLE TRIGGER ALL");
          run(connection, "ALTER TABLE tile DISABLE TRIGGER ALL");
          run(connection, "ALTER TABLE checkpoint DISABLE TRIGGER ALL");
          run(connection, deed);
          tried++;
          if (!(verify(connection) instanceof Verdict.Broken)) {
            undetected.add(kind.getKey() + ": " + deed);
          }
          connection.rollback();
        }
        System.out.printf("attacks: %s: %d tried%n", kind.getKey(), kind.getValue().size());
      }
    }
    System.out.printf("attacks: %d tried, %d detected%n", tried, tried - undetected.size());
    assertThat(undetected).isEmpty();
  }

  private static Map<String, List<String>> attacks(Random random) {
    Map<String, List<String>> attacks = new LinkedHashMap<>();
    for (int i = 0; i < 12; i++) {
      int index = random.nextInt(ENTRIES - 1);
      add(
          attacks,
          "change a leaf",
          "UPDATE leaf SET bytes = set_bit(bytes, %d, 1 - get_bit(bytes, %d)) WHERE log = %d AND idx = %d",
          i * 97,
          i * 97,
          log,
          index);
      add(attacks, "delete a leaf", "DELETE FROM leaf WHERE log = %d AND idx = %d", log, index);
      add(
          attacks,
          "delete a leaf and close the gap",
          "DELETE FROM leaf WHERE log = %1$d AND idx = %2$d;"
              + "UPDATE leaf SET idx = idx - 10001 WHERE log = %1$d AND idx > %2$d;"
              + "UPDATE leaf SET idx = idx + 10000 WHERE log = %1$d AND idx < 0",
          log,
          index);
      add(
          attacks,
          "swap two leaves",
          "UPDATE leaf SET bytes = (SELECT bytes FROM leaf o WHERE o.log = leaf.log"
              + " AND o.idx = CASE leaf.idx WHEN %2$d THEN %3$d ELSE %2$d END)"
              + " WHERE log = %1$d AND idx IN (%2$d, %3$d)",
          log,
          index,
          (index + 1 + random.nextInt(100)) % ENTRIES);
      add(
          attacks,
          "insert a leaf at the end",
          "INSERT INTO leaf SELECT log, %d, bytes FROM leaf WHERE log = %d AND idx = %d",
          ENTRIES,
          log,
          index);
      add(
          attacks,
          "insert a leaf in between",
          "UPDATE leaf SET idx = -idx - 2 WHERE log = %1$d AND idx > %2$d;"
              + "UPDATE leaf SET idx = -idx - 1 WHERE log = %1$d AND idx < 0;"
              + "INSERT INTO leaf SELECT log, %2$d + 1, bytes FROM leaf WHERE log = %1$d AND idx = %2$d",
          log,
          index);
      add(
          attacks,
          "cut the tail",
          "DELETE FROM leaf WHERE log = %1$d AND idx >= %2$d;"
              + "UPDATE log SET size = %2$d WHERE id = %1$d",
          log,
          index);
      add(
          attacks,
          "change a reference",
          "UPDATE reference SET type = 6 WHERE log = %d AND idx = %d",
          log,
          index);
      add(
          attacks,
          "delete a reference",
          "DELETE FROM reference WHERE log = %d AND idx = %d",
          log,
          index);
    }
    add(
        attacks,
        "change a tile",
        "UPDATE tile SET hashes = set_bit(hashes, 99, 1 - get_bit(hashes, 99)) WHERE log = %d AND idx = 0",
        log);
    add(attacks, "delete a tile", "DELETE FROM tile WHERE log = %d AND idx = 1", log);
    add(
        attacks,
        "change an edge",
        "UPDATE edge SET hashes = set_bit(hashes, 9, 1 - get_bit(hashes, 9)) WHERE log = %d",
        log);
    add(attacks, "change a log's root", "UPDATE log SET root = sha256('x') WHERE id = %d", log);
    add(attacks, "change a log's size", "UPDATE log SET size = size + 1 WHERE id = %d", log);
    add(
        attacks,
        "change a head",
        "UPDATE head SET note = replace(note, '%d', '%d') WHERE log = %d",
        ENTRIES,
        ENTRIES - 1,
        log);
    add(attacks, "delete a head", "DELETE FROM head WHERE log = %d", log);
    add(attacks, "change the checkpoint", "UPDATE checkpoint SET note = replace(note, 'a', 'b')");
    add(attacks, "delete every checkpoint", "DELETE FROM checkpoint");
    add(
        attacks,
        "forget a whole log",
        "DELETE FROM leaf WHERE log = %1$d; DELETE FROM tile WHERE log = %1$d; DELETE FROM edge WHERE log = %1$d; DELETE FROM head WHERE log = %1$d; DELETE FROM reference WHERE log = %1$d; DELETE FROM log WHERE id = %1$d",
        log);
    return attacks;
  }

  @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a dependency for it alone
  private static void add(
      Map<String, List<String>> attacks, String kind, String deed, Object... values) {
    attacks.computeIfAbsent(kind, _ -> new ArrayList<>()).add(deed.formatted(values));
  }

  private static Verdict verify(Connection connection) {
    return new DatabaseServed(connection).verify(TRUST, Progress.NONE);
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int number(LogId of) {
    return ledger
        .asService()
        .query("SELECT id FROM log WHERE topic_id = ?", (row, _) -> row.getInt(1), of.topicId())
        .getFirst();
  }
}
