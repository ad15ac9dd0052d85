package org.referralrouter.audit.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.referralrouter.audit.ledger.Ledger;
import org.referralrouter.audit.ledger.LogId;
import org.referralrouter.audit.store.ALedger;
import org.referralrouter.audit.tlog.Checkpoint;
import org.referralrouter.audit.tlog.Hash;
import org.referralrouter.audit.tlog.NoteKey;
import org.referralrouter.audit.tlog.NoteSigner;
import org.referralrouter.audit.tlog.SignedNote;

class SealerIT {
  private static final String ORIGIN = "audit.example";
  private static final UUID CONCERN = UUID.randomUUID();

  @TempDir static Path secrets;
  private final NoteSigner signer =
      NoteSigner.generate(ORIGIN, NoteKey.ED25519, new SecureRandom());
  private final KeptTopic topic = new KeptTopic();
  private final LogId log = ALedger.newLog();
  private ALedger ledger;

  @BeforeEach
  void begin() {
    ledger = ALedger.onNewDatabases(secrets);
  }

  private Sealer sealer(NoteSigner... signers) {
    return new Sealer(
        ledger.trees(),
        new LedgerKeys(List.of(signers)),
        ORIGIN,
        topic,
        new Witnesses(List.of(), 0));
  }

  private void appendUpTo(long to) {
    Ledger instance = ledger.instance();
    long next = instance.position(log, ALedger.topic());
    if (next < to) {
      instance.append(log, next, ALedger.entries(log, CONCERN, next, to));
    }
  }

  private long sealedSize() {
    return ledger.trees().logs().getFirst().sealedSize();
  }

  @Test
  void what_has_grown_is_signed_and_published_once() {
    Sealer sealer = sealer(signer);
    appendUpTo(10);
    assertThat(sealer.seal()).isEmpty();
    assertThat(sealer.seal()).isEmpty();
    assertThat(topic.size()).isEqualTo(1);
    assertThat(topic.last().by(signer.key())).isPresent();
    assertThat(Checkpoint.parse(topic.last().text()).size()).isEqualTo(1);
    appendUpTo(300);
    assertThat(sealer.seal()).isEmpty();
    assertThat(topic.size()).isEqualTo(2);
    assertThat(sealedSize()).isEqualTo(300);
  }

  @Test
  void a_sealer_that_starts_anew_goes_on_and_two_keys_sign_side_by_side() {
    appendUpTo(10);
    assertThat(sealer(signer).seal()).isEmpty();
    appendUpTo(20);
    NoteSigner next = NoteSigner.generate(ORIGIN, NoteKey.ED25519, new SecureRandom());
    assertThat(sealer(next, signer).seal()).isEmpty();
    SignedNote note = topic.last();
    assertThat(note.by(signer.key())).isPresent();
    assertThat(note.by(next.key())).isPresent();
  }

  @Test
  void a_leaf_that_is_not_what_its_writer_hashed_is_not_signed_and_stays_readable()
      throws SQLException {
    Sealer sealer = sealer(signer);
    appendUpTo(10);
    assertThat(sealer.seal()).isEmpty();
    appendUpTo(20);
    asSuperuser("UPDATE leaf SET bytes = 'changed' WHERE idx = 15");
    assertThat(sealer.seal())
        .containsExactly(new Refusal(log.origin(ORIGIN), Refusal.Reason.LEAVES_AND_TILES_DIFFER));
    assertThat(sealedSize()).isEqualTo(10);
    assertThat(topic.size()).isEqualTo(1);
    assertThat(ledger.trees().newest()).isPresent();
  }

  @Test
  void a_tail_that_was_cut_is_not_signed_again() throws SQLException {
    Sealer sealer = sealer(signer);
    appendUpTo(20);
    assertThat(sealer.seal()).isEmpty();
    asSuperuser(
        "DELETE FROM leaf WHERE idx >= 12 AND log = (SELECT id FROM log WHERE topic <> '');"
            + "UPDATE log SET size = 12, next_offset = 12 WHERE topic <> ''");
    assertThat(sealer.seal())
        .containsExactly(new Refusal(log.origin(ORIGIN), Refusal.Reason.SMALLER_THAN_PUBLISHED));
  }

  @Test
  void another_history_of_the_database_is_not_signed_by_who_remembers_nor_by_who_starts_anew()
      throws SQLException {
    Sealer sealer = sealer(signer);
    appendUpTo(20);
    assertThat(sealer.seal()).isEmpty();
    emptied();
    Ledger instance = ledger.instance();
    instance.append(
        log,
        instance.position(log, ALedger.topic()),
        ALedger.entries(log, UUID.randomUUID(), 0, 30));
    assertThat(sealer.seal()).extracting(Refusal::reason).isNotEmpty();
    assertThat(sealer(signer).seal())
        .contains(new Refusal(log.origin(ORIGIN), Refusal.Reason.OTHER_TREE_THAN_PUBLISHED));
    assertThat(topic.size()).isEqualTo(1);
  }

  @Test
  void an_old_backup_is_not_signed_until_its_topics_are_read_again_and_then_the_tree_is_the_same()
      throws SQLException {
    appendUpTo(20);
    assertThat(sealer(signer).seal()).isEmpty();
    appendUpTo(300);
    assertThat(sealer(signer).seal()).isEmpty();
    SignedNote before = topic.last();
    // The backup is from before everything; the topics are as they were.
    emptied();
    Sealer restored = sealer(signer);
    appendUpTo(20);
    assertThat(restored.seal())
        .containsExactly(new Refusal(log.origin(ORIGIN), Refusal.Reason.SMALLER_THAN_PUBLISHED));
    assertThat(ledger.trees().newest()).hasValue(before);
    appendUpTo(300);
    assertThat(restored.seal()).isEmpty();
    assertThat(topic.size()).as("nothing new to sign").isEqualTo(2);
    appendUpTo(310);
    assertThat(restored.seal()).isEmpty();
    assertThat(sealedSize()).isEqualTo(310);
  }

  @Test
  void a_checkpoint_of_a_stranger_on_the_topic_stops_signing() {
    appendUpTo(10);
    NoteSigner stranger = NoteSigner.generate(ORIGIN, NoteKey.ED25519, new SecureRandom());
    String text = new Checkpoint(ORIGIN, 0, Hash.EMPTY).text();
    topic.publish(new SignedNote(text, List.of(stranger.sign(text))), List.of());
    assertThat(sealer(signer).seal())
        .containsExactly(new Refusal(ORIGIN, Refusal.Reason.STRANGE_CHECKPOINT_PUBLISHED));
    assertThat(ledger.trees().newest()).isEmpty();
  }

  private void emptied() throws SQLException {
    asSuperuser(
        "TRUNCATE leaf, tile, edge, head, checkpoint, part, reference, outstanding;"
            + "DELETE FROM log");
  }

  private void asSuperuser(String sql) throws SQLException {
    try (Connection connection = ledger.connection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "ALTER TABLE leaf DISABLE TRIGGER ALL; ALTER TABLE tile DISABLE TRIGGER ALL;"
              + "ALTER TABLE checkpoint DISABLE TRIGGER ALL;"
              + sql);
    }
  }
}
