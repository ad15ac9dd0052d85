package org.referralrouter.audit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.referralrouter.audit.ledger.Leaf;
import org.referralrouter.audit.ledger.Ledger;
import org.referralrouter.audit.ledger.LogId;
import org.referralrouter.audit.ledger.PositionMoved;
import org.referralrouter.audit.tlog.Frontier;
import org.referralrouter.audit.tlog.Hash;

class AppendIT {
  @TempDir static Path secrets;
  private static ALedger ledger;

  @BeforeAll
  static void start() {
    ledger = ALedger.onNewDatabases(secrets);
  }

  @Test
  void tiles_leaves_and_root_agree_however_the_batches_are_cut() {
    LogId log = ALedger.newLog();
    UUID concern = UUID.randomUUID();
    Ledger instance = ledger.instance();
    long next = instance.position(log, ALedger.topic());
    for (int size : List.of(1, 254, 1, 1, 300, 1000, 7)) {
      next = instance.append(log, next, ALedger.entries(log, concern, next, next + size));
    }
    assertThat(rootOfRow(log)).isEqualTo(rootOfLeaves(log));
    assertThat(
            ledger
                .asService()
                .queryForList(
                    "SELECT count(*) FROM tile t JOIN log l ON l.id = t.log WHERE topic_id = ?",
                    Long.class,
                    log.topicId()))
        .containsExactly(6L);
  }

  @Test
  void a_writer_that_starts_anew_goes_on_where_the_last_one_stood() {
    LogId log = ALedger.newLog();
    UUID concern = UUID.randomUUID();
    long next = 0;
    for (int start = 0; start < 4; start++) {
      Ledger instance = ledger.instance();
      assertThat(instance.position(log, ALedger.topic())).isEqualTo(next);
      next = instance.append(log, next, ALedger.entries(log, concern, next, next + 100));
    }
    assertThat(rootOfRow(log)).isEqualTo(rootOfLeaves(log));
  }

  @Test
  void the_entry_number_counts_records_where_offsets_have_gaps() {
    LogId log = ALedger.newLog();
    UUID concern = UUID.randomUUID();
    Ledger instance = ledger.instance();
    long next = instance.position(log, ALedger.topic());
    next = instance.append(log, next, ALedger.entries(log, concern, 3, 5));
    assertThat(next).isEqualTo(5);
    instance.append(log, next, ALedger.entries(log, concern, 9, 10));
    assertThat(leaves(log).stream().map(Leaf::parse).map(Leaf::offset)).containsExactly(3L, 4L, 9L);
  }

  @Test
  void the_same_records_give_the_same_leaves_when_they_are_read_again() {
    LogId log = ALedger.newLog();
    UUID concern = UUID.randomUUID();
    Ledger instance = ledger.instance();
    instance.append(
        log, instance.position(log, ALedger.topic()), ALedger.entries(log, concern, 0, 300));
    List<byte[]> first = leaves(log);
    // As after a restore of a backup from before all of them.
    ledger
        .asOwner()
        .execute(
            """
            ALTER TABLE leaf DISABLE TRIGGER leaf_is_append_only;
            ALTER TABLE tile DISABLE TRIGGER tile_is_append_only;
            DELETE FROM part WHERE log = (SELECT id FROM log WHERE topic_id = '%1$s');
            DELETE FROM reference WHERE log = (SELECT id FROM log WHERE topic_id = '%1$s');
            DELETE FROM tile WHERE log = (SELECT id FROM log WHERE topic_id = '%1$s');
            DELETE FROM edge WHERE log = (SELECT id FROM log WHERE topic_id = '%1$s');
            DELETE FROM leaf WHERE log = (SELECT id FROM log WHERE topic_id = '%1$s');
            DELETE FROM log WHERE topic_id = '%1$s';
            ALTER TABLE leaf ENABLE ALWAYS TRIGGER leaf_is_append_only;
            ALTER TABLE tile ENABLE ALWAYS TRIGGER tile_is_append_only;
            """
                .formatted(log.topicId()));
    Ledger restored = ledger.instance();
    long next = restored.position(log, ALedger.topic());
    assertThat(next).isZero();
    next = restored.append(log, next, ALedger.entries(log, concern, 0, 7));
    restored.append(log, next, ALedger.entries(log, concern, 7, 300));
    assertThat(leaves(log)).usingRecursiveFieldByFieldElementComparator().isEqualTo(first);
    assertThat(rootOfRow(log)).isEqualTo(rootOfLeaves(log));
  }

  @Test
  void two_instances_that_both_believe_that_a_log_is_theirs_cannot_fork_it() throws Exception {
    LogId log = ALedger.newLog();
    UUID concern = UUID.randomUUID();
    List<Callable<Integer>> writers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Ledger instance = ledger.instance();
      writers.add(() -> write(instance, log, concern));
    }
    int refused = 0;
    try (var threads = Executors.newFixedThreadPool(writers.size())) {
      for (Future<Integer> each : threads.invokeAll(writers)) {
        refused += each.get();
      }
    }
    List<Leaf> kept = leaves(log).stream().map(Leaf::parse).toList();
    assertThat(kept).extracting(Leaf::offset).doesNotHaveDuplicates().isSorted();
    assertThat(kept).hasSizeGreaterThanOrEqualTo(150);
    assertThat(kept.getLast().offset()).isEqualTo(kept.size() - 1L);
    assertThat(rootOfRow(log)).isEqualTo(rootOfLeaves(log));
    assertThat(refused).as("appends that were refused").isPositive();
  }

  private static int write(Ledger instance, LogId log, UUID concern) {
    int refused = 0;
    long next = instance.position(log, ALedger.topic());
    while (next < 150) {
      try {
        long to = next + ThreadLocalRandom.current().nextInt(1, 6);
        next = instance.append(log, next, ALedger.entries(log, concern, next, to));
      } catch (PositionMoved e) {
        refused++;
        next = instance.position(log, ALedger.topic());
      }
    }
    return refused;
  }

  @Test
  void many_records_that_belong_to_no_concern_come_in_one_batch() {
    LogId log = ALedger.newLog();
    Ledger instance = ledger.instance();
    long next = instance.position(log, ALedger.topic());
    instance.append(log, next, ALedger.entries(log, null, next, next + 30));
    assertThat(leaves(log)).hasSize(30);
    assertThat(leaves(log).stream().map(Leaf::parse).map(Leaf::subject).distinct()).hasSize(1);
  }

  @Test
  void nothing_is_appended_from_where_the_log_does_not_stand() {
    LogId log = ALedger.newLog();
    Ledger instance = ledger.instance();
    instance.position(log, ALedger.topic());
    assertThatThrownBy(() -> instance.append(log, 5, ALedger.entries(log, UUID.randomUUID(), 5, 6)))
        .isInstanceOf(PositionMoved.class);
    assertThat(leaves(log)).isEmpty();
  }

  private static List<byte[]> leaves(LogId log) {
    return ledger
        .asService()
        .query(
            "SELECT bytes FROM leaf JOIN log l ON l.id = leaf.log WHERE topic_id = ? ORDER BY idx",
            (row, _) -> row.getBytes(1),
            log.topicId());
  }

  private static Hash rootOfLeaves(LogId log) {
    Frontier frontier = new Frontier();
    leaves(log).forEach(leaf -> frontier.append(Hash.leaf(leaf)));
    return frontier.root();
  }

  private static Hash rootOfRow(LogId log) {
    return ledger
        .asService()
        .query(
            "SELECT root FROM log WHERE topic_id = ?",
            (row, _) -> Hash.of(row.getBytes(1)),
            log.topicId())
        .getFirst();
  }
}
