package org.referralrouter.audit.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.referralrouter.audit.keys.SomeKeys;
import org.referralrouter.audit.ledger.Detail;
import org.referralrouter.audit.ledger.EntryQuery;
import org.referralrouter.audit.ledger.EntryQuery.Place;
import org.referralrouter.audit.ledger.Facts;
import org.referralrouter.audit.ledger.Ledger;
import org.referralrouter.audit.ledger.LogId;
import org.referralrouter.audit.ledger.NewEntry;
import org.referralrouter.audit.ledger.Payload;
import org.referralrouter.audit.ledger.Payload.Part;
import org.referralrouter.audit.ledger.Source;
import org.referralrouter.audit.ledger.StepLimits;
import org.referralrouter.audit.ledger.Subject;
import org.referralrouter.audit.tlog.Proofs;
import org.referralrouter.audit.tlog.TileReader;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.DeliveryOutcome;
import org.referralrouter.event.DerivedId;
import org.referralrouter.local.port.FreePort;
import org.referralrouter.local.postgres.Durability;
import org.referralrouter.local.postgres.Postgres;
import org.referralrouter.local.postgres.ServiceDatabase;
import org.referralrouter.local.stack.Database;
import org.referralrouter.wire.AgenciesFile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * How fast the ledger takes entries, against a bare binary COPY of as many bytes; how fast it
 * answers; how much it needs. Run by {@code deploy/benchmark/run ledger}, on a durable PostgreSQL
 * of its own.
 */
public final class LedgerBenchmark {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final List<Agency> AGENCIES = Agency.OF_THE_CONTRACT;
  private static final int EVENTS_OF_A_CONCERN = 12;
  private static final int LOGS = 6;
  private static final int BATCH = 1000;
  private static final int ROUNDS = 5;
  private static final int ASKED = 300;

  private final Random random = new Random(1);
  private final byte[] noise = new byte[1 << 20];
  private final DataSource source;
  private final JdbcTemplate jdbc;
  private final Ledger ledger;
  private final LogId[] logs = new LogId[LOGS];
  private final long[] next = new long[LOGS];
  private final long[] planned = new long[LOGS];
  private final List<UUID> concerns = new ArrayList<>();
  private long made;

  private LedgerBenchmark(Postgres server, Path directory) {
    random.nextBytes(noise);
    Database audit = provided(server, "audit");
    Database keys = provided(server, "audit_keys");
    HikariConfig settings = new HikariConfig();
    settings.setJdbcUrl(audit.url());
    settings.setUsername(audit.user());
    settings.setPassword(audit.password());
    Flyway.configure()
        .dataSource(audit.url(), audit.owner(), audit.ownerPassword())
        .placeholders(Map.of("app_role", audit.user()))
        .load()
        .migrate();
    JdbcTemplate owner = new JdbcTemplate(pool(audit.url(), audit.owner(), audit.ownerPassword()));
    owner.execute("CREATE TABLE bare (leaf bytea, payload bytea)");
    owner.execute("ALTER TABLE bare ALTER COLUMN payload SET STORAGE EXTERNAL");
    owner.execute("GRANT INSERT, TRUNCATE ON bare TO audit");
    this.source = new HikariDataSource(settings);
    this.jdbc = new JdbcTemplate(source);
    this.ledger =
        new JdbcLedger(
            jdbc,
            new TransactionTemplate(new JdbcTransactionManager(source)),
            SomeKeys.in(keys, directory),
            AgenciesFile.bundled(),
            new StepLimits(Duration.ofMinutes(1), Duration.ofMinutes(10)),
            _ -> {});
    for (int i = 0; i < LOGS; i++) {
      logs[i] = new LogId(new UUID(9, i), i);
      next[i] = ledger.position(logs[i], "topic-" + i);
    }
  }

  private static Database provided(Postgres server, String name) {
    ServiceDatabase made = new ServiceDatabase(name, "owner-of-a-benchmark", "user-of-a-benchmark");
    return new Database(
        server.provide(made), made.owner(), made.ownerPassword(), name, made.password());
  }

  private static DataSource pool(String url, String user, String password) {
    HikariConfig settings = new HikariConfig();
    settings.setJdbcUrl(url);
    settings.setUsername(user);
    settings.setPassword(password);
    settings.setMaximumPoolSize(2);
    return new HikariDataSource(settings);
  }

  /**
   * Measures.
   *
   * @param words how many entries; a directory for PostgreSQL
   */
  public static void main(String[] words) throws IOException, SQLException {
    long entries = Long.parseLong(words[0]);
    Path directory = Files.createTempDirectory(Path.of(words[1]), "ledger-benchmark");
    try (Postgres server =
        Postgres.start(
            directory.resolve("postgres"),
            FreePort.next(),
            "superuser-of-a-benchmark",
            Durability.KEPT,
            Redirect.appendTo(directory.resolve("postgres.log").toFile()),
            Optional.empty())) {
      LedgerBenchmark benchmark = new LedgerBenchmark(server, directory);
      benchmark.run(entries);
    } finally {
      FileSystemUtils.deleteRecursively(directory);
    }
    System.exit(0);
  }

  private void run(long entries) throws SQLException {
    System.out.printf(
        "%s, %d cores, durable (fsync on), default settings of PostgreSQL%n",
        jdbc.queryForObject("SELECT version()", String.class),
        Runtime.getRuntime().availableProcessors());
    fill(20_000, false);
    for (int size : new int[] {1, 100, BATCH}) {
      against(size);
    }
    fill(entries, true);
    jdbc.execute("ANALYZE");
    disk();
    latencies();
    proofs();
  }

  private void against(int size) throws SQLException {
    int count = Math.min(30_000, 600 * size);
    double[] ours = new double[ROUNDS];
    double[] bare = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      ours[round] = rate(count, batches(count, size), this::append);
      List<List<int[]>> same = sizes(count, size);
      long begun = System.nanoTime();
      for (List<int[]> batch : same) {
        copy(batch);
      }
      bare[round] = count / ((System.nanoTime() - begun) / 1e9);
      jdbc.execute("TRUNCATE bare");
    }
    Arrays.sort(ours);
    Arrays.sort(bare);
    System.out.printf(
        "batches of %,5d: %,9.0f entries a second; bare COPY of the same bytes %,9.0f; ratio %.2f (medians of %d rounds)%n",
        size, ours[ROUNDS / 2], bare[ROUNDS / 2], ours[ROUNDS / 2] / bare[ROUNDS / 2], ROUNDS);
  }

  private static double rate(
      int count, List<List<NewEntry>> batches, Consumer<List<NewEntry>> append) {
    long begun = System.nanoTime();
    batches.forEach(append);
    return count / ((System.nanoTime() - begun) / 1e9);
  }

  private List<List<NewEntry>> batches(int count, int size) {
    List<List<NewEntry>> batches = new ArrayList<>();
    for (int done = 0; done < count; done += size) {
      batches.add(batch(size));
    }
    return batches;
  }

  private void append(List<NewEntry> batch) {
    int log = batch.getFirst().source().log().partition();
    next[log] = ledger.append(logs[log], next[log], batch);
  }

  /** The lengths of leaf and ciphertexts of each entry. */
  private List<List<int[]>> sizes(int count, int size) {
    List<List<int[]>> all = new ArrayList<>();
    for (List<NewEntry> batch : batches(count, size)) {
      // Never appended, so its offsets are free again.
      planned[batch.getFirst().source().log().partition()] -= size;
      all.add(
          batch.stream()
              .map(
                  entry ->
                      new int[] {
                        160 + 52 * entry.payload().parts().size(),
                        entry.payload().parts().stream()
                            .mapToInt(part -> part.bytes().length + 28)
                            .sum()
                      })
              .toList());
    }
    return all;
  }

  private void copy(List<int[]> batch) throws SQLException {
    CopyRows rows = new CopyRows();
    for (int[] lengths : batch) {
      rows.row(2).add(some(lengths[0])).add(some(lengths[1]));
    }
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      rows.into(connection, "bare (leaf, payload)");
      connection.commit();
    }
  }

  private byte[] some(int length) {
    int from = random.nextInt(noise.length - length);
    return Arrays.copyOfRange(noise, from, from + length);
  }

  /** A batch of one log, in the mix of types that concerns make; it is appended in this order. */
  private List<NewEntry> batch(int size) {
    int log = random.nextInt(LOGS);
    List<NewEntry> batch = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      batch.add(entry(logs[log], planned[log]++));
    }
    return batch;
  }

  private NewEntry entry(LogId log, long offset) {
    if (made % EVENTS_OF_A_CONCERN == 0) {
      concerns.add(new UUID(random.nextLong(), random.nextLong()));
    }
    int kind = (int) (made++ % EVENTS_OF_A_CONCERN);
    // Events of some hundred concerns lie between each other.
    UUID concern = concerns.get(Math.max(0, concerns.size() - 1 - random.nextInt(300)));
    Agency agency = AGENCIES.get(random.nextInt(AGENCIES.size()));
    UUID referral = DerivedId.of(concern, agency.name());
    Instant at = START.plusMillis(made * 500 + random.nextInt(10_000));
    Facts facts =
        switch (kind) {
          case 0 -> facts("Concern", concern, null, null, null, "practitioner", at, null);
          case 1 -> facts("Decision", concern, null, null, null, null, at, null);
          case 2, 3, 4 -> asking(concern, referral, agency, at);
          case 5, 6, 7 ->
              facts(
                  "NotificationOutcome",
                  concern,
                  referral,
                  null,
                  agency,
                  null,
                  at,
                  DeliveryOutcome.SENT.name());
          case 8 -> facts("Response", concern, referral, null, agency, null, at, "ACCEPTED");
          case 9 -> facts("ResponseOutcome", concern, referral, null, agency, null, at, "ACCEPTED");
          case 10 ->
              facts(
                  "AccessRecorded",
                  concern,
                  referral,
                  null,
                  agency,
                  agency.slug(),
                  at,
                  "REFERRAL_READ");
          default ->
              facts("AccessRecorded", concern, null, null, null, "auditor", at, "CONCERN_READ");
        };
    List<Part> parts = new ArrayList<>();
    parts.add(new Part(facts.subject("topic"), some(kind <= 4 ? 1700 : 450)));
    if (kind == 0 || (kind >= 2 && kind <= 4)) {
      parts.add(new Part(new Subject.OfPerson(concern, "child-1"), some(220)));
      parts.add(new Part(new Subject.OfPerson(concern, "suspect-1"), some(220)));
    }
    return new NewEntry(
        new Source(log, "topic-" + log.partition(), offset, at), facts, new Payload(parts, 7));
  }

  /** A referral with its times for receipt and for a decision. */
  private static Facts asking(UUID concern, UUID referral, Agency agency, Instant at) {
    Facts facts = facts("Referral", concern, referral, "child-1", agency, null, at, "OPEN");
    return new Facts(
        facts.type(),
        facts.eventId(),
        concern,
        referral,
        facts.person(),
        agency,
        null,
        at,
        facts.revision(),
        facts.outcome(),
        facts.traceparent(),
        Map.of(
            Detail.RECEIPT_BY,
            at.plusSeconds(4 * 3600).toString(),
            Detail.DECISION_BY,
            at.plusSeconds(28 * 3600).toString()));
  }

  private static Facts facts(
      String type,
      UUID concern,
      @Nullable UUID referral,
      @Nullable String person,
      @Nullable Agency agency,
      @Nullable String actor,
      Instant at,
      @Nullable String outcome) {
    return new Facts(
        type,
        new UUID(at.toEpochMilli(), 7),
        concern,
        referral,
        person,
        agency,
        actor,
        at,
        1,
        outcome,
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        Map.of());
  }

  private void fill(long entries, boolean told) {
    long tenth = Math.max(BATCH, entries / 10);
    List<String> rates = new ArrayList<>();
    double first = 0;
    double last = 0;
    for (long done = 0; done < entries; ) {
      long until = Math.min(entries, done + tenth);
      long spent = 0;
      long count = 0;
      while (done < until) {
        List<NewEntry> batch = batch(BATCH);
        long begun = System.nanoTime();
        append(batch);
        spent += System.nanoTime() - begun;
        done += BATCH;
        count += BATCH;
      }
      last = count / (spent / 1e9);
      first = first == 0 ? last : first;
      rates.add("%,.0f".formatted(last));
    }
    if (told) {
      System.out.printf(
          "%,d entries, entries a second in each tenth: %s; last to first %.2f%n",
          entries, String.join(" ", rates), last / first);
    }
  }

  private void disk() {
    long count = number("SELECT sum(size) FROM log");
    jdbc.query(
        "SELECT relname, pg_table_size(oid), pg_indexes_size(oid) FROM pg_class"
            + " WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
            + " ORDER BY pg_total_relation_size(oid) DESC LIMIT 6",
        row -> {
          System.out.printf(
              "disk: %-12s %7.0f bytes an entry in the table, %5.0f in its indexes%n",
              row.getString(1), (double) row.getLong(2) / count, (double) row.getLong(3) / count);
        });
    System.out.printf(
        "disk: %.0f bytes an entry in all, %,d entries%n",
        (double) number("SELECT pg_database_size(current_database())") / count, count);
  }

  private long number(String sql) {
    return jdbc.query(sql, (row, _) -> row.getLong(1)).getFirst();
  }

  private void latencies() {
    Instant end = START.plusMillis(made * 500);
    ask("by concern", i -> find(query(some(), null, null, null, null, null, null, null)));
    ask("by agency", i -> find(query(null, null, Agency.POLICE, null, null, null, null, null)));
    ask(
        "by agency and type in an hour",
        i -> {
          Instant from = sometime(end);
          find(
              query(
                  null, null, Agency.TRIAGE, "Response", null, from, from.plusSeconds(3600), null));
        });
    ask(
        "by actor, a deep page",
        i ->
            find(
                query(
                    null, null, null, null, "police", null, null, new Place(sometime(end), 3, 5))));
    ask(
        "by actor and agency that never meet",
        i -> find(query(null, null, Agency.TRIAGE, null, "police", null, null, null)));
    ask(
        "by time alone",
        i -> {
          Instant from = sometime(end);
          find(query(null, null, null, null, null, from, from.plusSeconds(60), null));
        });
    ask(
        "a deep page of all",
        i -> find(query(null, null, null, null, null, null, null, new Place(sometime(end), 1, 1))));
  }

  private void find(EntryQuery query) {
    var _ = ledger.find(query);
  }

  private UUID some() {
    return concerns.get(random.nextInt(concerns.size()));
  }

  private Instant sometime(Instant end) {
    return START.plusMillis(
        (long) (random.nextDouble() * (end.toEpochMilli() - START.toEpochMilli())));
  }

  private static EntryQuery query(
      @Nullable UUID concern,
      @Nullable UUID referral,
      @Nullable Agency agency,
      @Nullable String type,
      @Nullable String actor,
      @Nullable Instant from,
      @Nullable Instant to,
      @Nullable Place after) {
    return new EntryQuery(concern, referral, null, agency, type, null, actor, from, to, after, 100);
  }

  private void proofs() {
    TileRows tiles = new TileRows(jdbc);
    TileReader reader = tile -> tiles.read(logs[0], tile);
    long size = next[0];
    ask(
        "inclusion proof",
        i -> {
          var _ = new Proofs(reader, size).inclusion(random.nextLong(size));
        });
    ask(
        "consistency proof",
        i -> {
          var _ = new Proofs(reader, size).consistency(1 + random.nextLong(size - 1));
        });
  }

  private static void ask(String what, IntConsumer question) {
    for (int i = 0; i < 30; i++) {
      question.accept(i);
    }
    long[] nanos = new long[ASKED];
    for (int i = 0; i < ASKED; i++) {
      long begun = System.nanoTime();
      question.accept(i);
      nanos[i] = System.nanoTime() - begun;
    }
    Arrays.sort(nanos);
    System.out.printf(
        "%-36s p50 %6.1f ms, p99 %6.1f ms%n",
        what, nanos[ASKED / 2] / 1e6, nanos[ASKED * 99 / 100] / 1e6);
  }
}
