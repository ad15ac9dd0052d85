package org.referralrouter.audit.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.referralrouter.audit.ledger.Entry;
import org.referralrouter.audit.ledger.EntryQuery;
import org.referralrouter.audit.ledger.EntryType;
import org.referralrouter.audit.ledger.Facts;
import org.referralrouter.audit.ledger.Leaf;
import org.referralrouter.audit.ledger.Ledger;
import org.referralrouter.audit.ledger.LogId;
import org.referralrouter.audit.ledger.Missing;
import org.referralrouter.audit.ledger.NewEntry;
import org.referralrouter.audit.ledger.PositionMoved;
import org.referralrouter.audit.ledger.Source;
import org.referralrouter.audit.ledger.StepLimits;
import org.referralrouter.audit.ledger.Subject;
import org.referralrouter.audit.ledger.SubjectKey;
import org.referralrouter.audit.ledger.SubjectKeys;
import org.referralrouter.audit.operate.StepDone;
import org.referralrouter.audit.operate.StepsDone;
import org.referralrouter.concern.Agencies;
import org.referralrouter.concern.Agency;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** The ledger in PostgreSQL. */
@Repository
class JdbcLedger implements Ledger, SmartInitializingSingleton {
  /** Held while entries are made with keys, so that no erasure destroys one of them meanwhile. */
  static final long ERASING = 727_165;

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transactions;
  private final SubjectKeys keys;
  private final LogRows rows;
  private final AgencyNumbers numbers;
  private final Outstanding outstanding;
  private final EntryFinder finder;
  private final Embargoes embargoes;
  private final LetterLog letters;
  private final FlowRows flow;
  private final StepsDone steps;
  private final Map<LogId, Writer> writers = new ConcurrentHashMap<>();

  JdbcLedger(
      JdbcTemplate jdbc,
      TransactionTemplate transactions,
      SubjectKeys keys,
      Agencies agencies,
      StepLimits limits,
      StepsDone steps) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.keys = keys;
    this.rows = new LogRows(jdbc);
    this.numbers = new AgencyNumbers(jdbc, agencies);
    this.outstanding = new Outstanding(jdbc, numbers, limits);
    this.embargoes = new Embargoes(jdbc);
    this.letters = new LetterLog(jdbc);
    this.flow = new FlowRows(jdbc, agencies);
    this.steps = steps;
    this.finder = new EntryFinder(jdbc, keys, numbers);
  }

  /** That the keys are not older than this database: numbers of keys would mean other people. */
  @Override
  public void afterSingletonsInstantiated() {
    long made = keys.highest();
    long used = rows.highestKey();
    if (used > made) {
      throw new KeysOlderThanLedger(used, made);
    }
  }

  private record Writer(StoredLog log, Map<Long, byte[]> erased) {}

  @Override
  public long position(LogId log, String topic) {
    writers.remove(log);
    StoredLog stored = transactions.execute(_ -> rows.takeOver(log, topic));
    writers.put(log, new Writer(stored, keys.erasedLeaves(log, stored.nextOffset())));
    return stored.nextOffset();
  }

  @Override
  public long append(LogId log, long from, List<NewEntry> entries) {
    Writer writer = writers.remove(log);
    if (writer == null || writer.log().nextOffset() != from) {
      throw new PositionMoved(log, from);
    }
    Grown grown = transactions.execute(_ -> append(writer, entries));
    writers.put(log, new Writer(grown.log(), writer.erased()));
    steps.done(grown.done());
    return grown.log().nextOffset();
  }

  private record Grown(StoredLog log, List<StepDone> done) {}

  private Grown append(Writer writer, List<NewEntry> entries) {
    StoredLog log = writer.log();
    jdbc.execute("SELECT pg_advisory_xact_lock_shared(" + ERASING + ")");
    Map<Subject, SubjectKey> subjects = keys.of(EntryRows.subjects(entries));
    EntryRows entryRows = new EntryRows(log.id(), subjects, writer.erased(), numbers);
    entryRows.add(entries, log.edge().size());
    StoredLog grown = rows.append(log, entryRows.leaves(), entries.getLast().source().offset() + 1);
    rows.madeWith(log, subjects.values().stream().mapToLong(SubjectKey::id).max().orElse(0));
    rows.copy(entryRows.references(), EntryRows.REFERENCE);
    rows.copy(entryRows.parts(), EntryRows.PART);
    List<NewEntry> told =
        entries.stream()
            .filter(entry -> !writer.erased().containsKey(entry.source().offset()))
            .toList();
    List<StepDone> done = outstanding.follow(told);
    embargoes.follow(told);
    letters.follow(log.id(), log.edge().size(), entries);
    entries.stream().map(NewEntry::facts).forEach(this::remember);
    return new Grown(grown, done);
  }

  private void remember(Facts facts) {
    UUID concern = facts.concernId();
    if (facts.type().equals(EntryType.ERASURE) && facts.eventId() != null && concern != null) {
      int _ =
          jdbc.update(
              "INSERT INTO erasure (id, concern, person, at) VALUES (?, ?, ?, ?)"
                  + " ON CONFLICT DO NOTHING",
              facts.eventId(),
              concern,
              facts.person(),
              Selection.time(facts.at()));
    }
  }

  @Override
  public Optional<Entry> entry(LogId log, long index) {
    return finder.entry(log, index);
  }

  @Override
  public List<Entry> find(EntryQuery query) {
    return finder.find(query);
  }

  @Override
  public long stands(LogId log) {
    return jdbc
        .query(
            "SELECT next_offset FROM log WHERE topic_id = ? AND partition = ?",
            (row, _) -> row.getLong(1),
            log.topicId(),
            log.partition())
        .stream()
        .findFirst()
        .orElse(0L);
  }

  @Override
  public Optional<Source> last(LogId log) {
    return jdbc
        .query(
            "SELECT log.topic, leaf.bytes FROM log JOIN leaf ON leaf.log = log.id AND leaf.idx = log.size - 1"
                + " WHERE log.topic_id = ? AND log.partition = ?",
            (row, _) -> {
              Leaf leaf = Leaf.parse(row.getBytes("bytes"));
              return new Source(log, row.getString("topic"), leaf.offset(), leaf.recordedAt());
            },
            log.topicId(),
            log.partition())
        .stream()
        .findFirst();
  }

  @Override
  public List<Missing> missing(
      Missing.Kind kind, @Nullable Agency agency, @Nullable Instant before, int limit) {
    return flow.longest(kind, agency == null ? null : numbers.of(agency), before, limit);
  }
}
