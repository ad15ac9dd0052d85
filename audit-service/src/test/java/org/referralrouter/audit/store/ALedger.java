package org.referralrouter.audit.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.referralrouter.audit.keys.SomeKeys;
import org.referralrouter.audit.ledger.Facts;
import org.referralrouter.audit.ledger.Ledger;
import org.referralrouter.audit.ledger.LogId;
import org.referralrouter.audit.ledger.NewEntry;
import org.referralrouter.audit.ledger.Payload;
import org.referralrouter.audit.ledger.PayloadParts;
import org.referralrouter.audit.ledger.Payloads;
import org.referralrouter.audit.ledger.Source;
import org.referralrouter.audit.ledger.StepLimits;
import org.referralrouter.audit.ledger.Subject;
import org.referralrouter.audit.ledger.SubjectKeys;
import org.referralrouter.audit.seal.Trees;
import org.referralrouter.concern.Agency;
import org.referralrouter.local.stack.Database;
import org.referralrouter.local.stack.Stack;
import org.referralrouter.wire.AgenciesFile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A ledger on databases of its own, without Kafka around it, and entries to put into it. */
public final class ALedger {
  private static final String TOPIC = "responses.police.v1";
  private static final Instant START = Instant.parse("2026-11-24T09:00:00Z");

  private final DataSource source;
  private final DataSource owner;
  private final SubjectKeys keys;

  private ALedger(Database database, SubjectKeys keys) {
    this.source = pool(database.url(), database.user(), database.password());
    this.owner = pool(database.url(), database.owner(), database.ownerPassword());
    this.keys = keys;
  }

  private static DataSource pool(String url, String user, String password) {
    HikariConfig settings = new HikariConfig();
    settings.setJdbcUrl(url);
    settings.setUsername(user);
    settings.setPassword(password);
    settings.setMinimumIdle(0);
    return new HikariDataSource(settings);
  }

  /** A new one. */
  public static ALedger onNewDatabases(Path secrets) {
    String name = "audit_" + Long.toHexString(System.nanoTime());
    Database database = Stack.shared().database(name);
    migrate(database, "latest");
    return new ALedger(database, SomeKeys.in(Stack.shared().database(name + "_keys"), secrets));
  }

  /**
   * One that the version wrote whose migrations end with the second, its rows as they were; then
   * migrated.
   *
   * @param golden the directory of its rows and of its key-encryption key
   */
  public static ALedger ofVersion2(Path golden, Path secrets) throws Exception {
    String name = "audit_" + Long.toHexString(System.nanoTime());
    Database database = Stack.shared().database(name);
    Database keys = Stack.shared().database(name + "_keys");
    migrate(database, "2");
    Files.copy(golden.resolve("kek"), secrets.resolve("kek"));
    SubjectKeys made = SomeKeys.in(keys, secrets);
    for (String table :
        List.of("log", "leaf", "reference", "part", "outstanding", "head", "checkpoint")) {
      load(database, golden, table);
    }
    load(keys, golden, "subject_key");
    migrate(database, "latest");
    return new ALedger(database, made);
  }

  private static void migrate(Database database, String target) {
    Flyway.configure()
        .dataSource(database.url(), database.owner(), database.ownerPassword())
        .placeholders(Map.of("app_role", database.user()))
        .target(target)
        .load()
        .migrate();
  }

  private static void load(Database database, Path golden, String table) throws Exception {
    try (Connection owner =
            DriverManager.getConnection(
                database.url(), database.owner(), database.ownerPassword());
        var statement = owner.createStatement();
        InputStream rows = Files.newInputStream(golden.resolve(table + ".copy"))) {
      long _ =
          owner
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn("COPY " + table + " FROM STDIN", rows);
      if (List.of("log", "subject_key").contains(table)) {
        statement.execute(
            "SELECT setval(pg_get_serial_sequence('%1$s', 'id'), max(id)) FROM %1$s"
                .formatted(table));
      }
    }
  }

  /** One more process that writes to it. */
  public Ledger instance() {
    return new JdbcLedger(
        new JdbcTemplate(source),
        new TransactionTemplate(new JdbcTransactionManager(source)),
        keys,
        AgenciesFile.bundled(),
        new StepLimits(Duration.ofMinutes(1), Duration.ofMinutes(10)),
        _ -> {});
  }

  /** Its payloads, as far as their keys exist. */
  public Payloads payloads() {
    return new PayloadRows(new JdbcTemplate(source), keys);
  }

  /** Its trees, to be sealed. */
  public Trees trees() {
    JdbcTemplate jdbc = new JdbcTemplate(source);
    return new TreeRows(
        jdbc, new TransactionTemplate(new JdbcTransactionManager(source)), new TileRows(jdbc));
  }

  /** A connection of the role that can do anything to it. */
  public Connection connection() throws SQLException {
    return owner.getConnection();
  }

  /** The role that the service has. */
  public JdbcTemplate asService() {
    return new JdbcTemplate(source);
  }

  /** The role that can do anything to it. */
  public JdbcTemplate asOwner() {
    return new JdbcTemplate(owner);
  }

  /** The keys of its subjects. */
  public SubjectKeys keys() {
    return keys;
  }

  /** A log that nobody has. */
  public static LogId newLog() {
    return new LogId(UUID.randomUUID(), 1);
  }

  /** Entries at these offsets of a log, all of one concern, or of none. */
  public static List<NewEntry> entries(LogId log, @Nullable UUID concern, long from, long to) {
    return LongStream.range(from, to).mapToObj(offset -> entry(log, concern, offset)).toList();
  }

  private static NewEntry entry(LogId log, @Nullable UUID concern, long offset) {
    UUID near = concern == null ? log.topicId() : concern;
    Facts facts =
        new Facts(
            concern == null ? "AccessRecorded" : "Response",
            new UUID(near.getMostSignificantBits(), offset),
            concern,
            concern == null ? null : new UUID(near.getMostSignificantBits(), -offset),
            null,
            Agency.POLICE,
            "police",
            START.plusSeconds(offset),
            1,
            "ACCEPTED",
            null,
            Map.of());
    return new NewEntry(
        new Source(log, TOPIC, offset, START.plusSeconds(offset)),
        facts,
        new Payload(
            PayloadParts.split(
                near.toString().getBytes(StandardCharsets.UTF_8),
                List.of(),
                ("Duty sergeant " + offset).getBytes(StandardCharsets.UTF_8),
                facts.subject(TOPIC),
                List.of(),
                ref -> new Subject.OfPerson(near, ref)),
            7));
  }

  /** The topic of the entries. */
  public static String topic() {
    return TOPIC;
  }
}
