package org.referralrouter.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.referralrouter.audit.ledger.LogId;
import org.referralrouter.audit.ledger.PayloadParts;
import org.referralrouter.audit.ledger.Payloads;
import org.referralrouter.audit.tlog.NoteKey;
import org.referralrouter.audit.verify.Progress;
import org.referralrouter.audit.verify.Trust;
import org.referralrouter.audit.verify.UrlServed;
import org.referralrouter.audit.verify.Verdict;
import org.referralrouter.audit.verify.Verifier;
import org.referralrouter.concern.AgeGroup;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Answer;
import org.referralrouter.concern.Concern;
import org.referralrouter.concern.Harm;
import org.referralrouter.concern.Person;
import org.referralrouter.concern.Reading;
import org.referralrouter.concern.Role;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.event.Referral;
import org.referralrouter.event.Response;
import org.referralrouter.event.ResponseKind;
import org.referralrouter.local.stack.Database;
import org.referralrouter.local.stack.Stack;
import org.referralrouter.wire.AgenciesFile;
import org.referralrouter.wire.ConcernJson;
import org.referralrouter.wire.Json;
import tools.jackson.databind.JsonNode;

class ErasureIT {
  private static final String ALFIE = "Alfie Erased-Marker";
  private static final String ALFIES_NUMBER = "9434765919";
  private static final String BETTY = "Betty Spared-Marker";
  private static final String SUMMARY = "What was seen, Summary-Marker";
  private static final String NAMED = "Charlie Named-Marker";
  private static final String OFFICER = "Officer-Marker";
  private static final String REASON = "Reason-Marker";
  private static final String VALUE = "Value-Marker";
  private static final String[] MARKERS = {
    ALFIE, ALFIES_NUMBER, BETTY, SUMMARY, NAMED, OFFICER, REASON, VALUE
  };

  private final UUID concern = UUID.randomUUID();
  private RunningAudit audit;

  @BeforeEach
  void two_children_of_one_concern_and_a_suspect_whom_the_police_named() {
    audit = RunningAudit.start("--audit.erasures.every=50ms").awaitReady();
    try (Topics topics = Topics.open()) {
      topics.write(revision(1));
      topics.write(named());
    }
    await().atMost(RunningAudit.PATIENCE).until(() -> audit.ofConcern(concern).size() == 2);
  }

  @AfterEach
  void end() {
    audit.close();
  }

  private ConcernRevision revision(int number) {
    String json =
        """
        {"categories":["ONLINE_GROOMING"],"summary":"%s","reporter":{"organisation":"Example School"},
         "people":[{"ref":"child-1","roles":["VICTIM"],"ageGroup":"CHILD","name":"%s","nhsNumber":"%s"},
                   {"ref":"child-2","roles":["VICTIM"],"ageGroup":"CHILD","name":"%s"}],
         "retract":["/people/child-3"]}
        """
            .formatted(SUMMARY, ALFIE, ALFIES_NUMBER, BETTY);
    Concern read =
        ConcernJson.read(json.getBytes(StandardCharsets.UTF_8), AgenciesFile.bundled())
                instanceof Reading.Accepted accepted
            ? accepted.concern()
            : null;
    return new ConcernRevision(
        concern,
        number,
        Instant.parse("2026-11-24T08:00:00Z"),
        "practitioner",
        Objects.requireNonNull(read));
  }

  /** What the police answer to the question who is the suspect. */
  private Response named() {
    return new Response(
        UUID.randomUUID(),
        Referral.id(concern, Agency.POLICE, null),
        concern,
        1,
        ResponseKind.ANSWERED,
        OFFICER,
        Instant.parse("2026-11-24T09:00:00Z"),
        REASON,
        null,
        "suspects",
        null,
        VALUE,
        suspect());
  }

  private static Person suspect() {
    return new Person(
        "suspect-1",
        Set.of(Role.SUSPECT),
        AgeGroup.ADULT,
        Answer.YES,
        NAMED,
        null,
        null,
        null,
        null,
        Answer.UNKNOWN,
        Harm.UNKNOWN,
        Answer.YES,
        null,
        Answer.UNKNOWN,
        null,
        Set.of());
  }

  @Test
  void before_any_erasure_the_record_is_there_byte_for_byte_and_nowhere_in_the_clear()
      throws SQLException {
    List<byte @Nullable []> parts = partsOfConcern();
    assertThat(parts).hasSize(3).doesNotContainNull();
    byte[] value = Objects.requireNonNull(PayloadParts.value(parts));
    assertThat(new String(value, StandardCharsets.ISO_8859_1))
        .contains(ALFIE, ALFIES_NUMBER, BETTY, SUMMARY, "/people/child-3");
    assertThat(tablesWith(MARKERS)).isEmpty();
  }

  @Test
  void whom_an_agency_names_is_cut_from_what_it_says() {
    List<byte @Nullable []> parts = partsOf("Response");
    assertThat(parts).hasSize(2).doesNotContainNull();
    assertThat(text(parts.get(0))).contains(OFFICER, REASON, VALUE).doesNotContain(NAMED);
    assertThat(text(parts.get(1))).contains(NAMED).doesNotContain(OFFICER, REASON, VALUE);
  }

  @Test
  void a_suspects_erasure_takes_what_an_agency_said_of_them_and_spares_the_children()
      throws Exception {
    awaitDone(erase("suspect-1"));
    assertThat(partsOf("Response")).containsOnlyNulls();
    List<byte @Nullable []> ofConcern = partsOfConcern();
    assertThat(ofConcern.get(0)).as("what may speak of the suspect").isNull();
    assertThat(text(ofConcern.get(1))).contains(ALFIE);
    assertThat(text(ofConcern.get(2))).contains(BETTY);
    assertThat(tablesWith(MARKERS)).isEmpty();
    assertIntact();
  }

  @Test
  void one_childs_erasure_spares_the_other_and_every_proof_holds() throws Exception {
    JsonNode proof = proofOfConcern();
    awaitDone(erase("child-1"));
    List<byte @Nullable []> parts = partsOfConcern();
    assertThat(parts.get(0)).as("what may speak of Alfie").isNull();
    assertThat(parts.get(1)).as("Alfie").isNull();
    assertThat(text(parts.get(2))).as("Betty").contains(BETTY);
    assertThat(proofOfConcern().get("leafHash")).isEqualTo(proof.get("leafHash"));
    assertIntact();
    assertThat(tablesWith(MARKERS)).isEmpty();
    assertThat(audit.ofConcern(concern))
        .extracting(entry -> entry.get("type").asString())
        .contains("Erasure", "Concern", "Response");
  }

  @Test
  void an_erased_concern_is_found_no_more_and_later_events_of_it_begin_anew() throws Exception {
    UUID erasure = erase(null);
    awaitCarriedOut(erasure);
    assertThat(audit.ofConcern(concern))
        .extracting(entry -> entry.get("type").asString())
        .containsExactly("Erasure");
    try (Topics topics = Topics.open()) {
      topics.write(Topics.response(concern, 2));
    }
    await().atMost(RunningAudit.PATIENCE).until(() -> audit.ofConcern(concern).size() == 2);
    assertIntact();
  }

  @Test
  void a_restored_backup_of_the_keys_brings_nothing_back() throws Exception {
    keys("CREATE TABLE IF NOT EXISTS backup_of_keys AS SELECT * FROM subject_key WHERE false");
    keys("INSERT INTO backup_of_keys SELECT * FROM subject_key");
    UUID erasure = erase(null);
    awaitCarriedOut(erasure);
    audit.close();
    keys(
        "DELETE FROM erasure WHERE id = '"
            + erasure
            + "';"
            + "INSERT INTO subject_key OVERRIDING SYSTEM VALUE SELECT * FROM backup_of_keys"
            + " ON CONFLICT DO NOTHING; DROP TABLE backup_of_keys");
    assertThat(keyCount()).as("the old backup has them").isPositive();
    audit = RunningAudit.start("--audit.erasures.every=50ms");
    assertThat(keyCount()).as("as soon as it has started").isZero();
    audit.awaitReady();
    assertIntact();
  }

  @Test
  void the_same_tree_comes_back_when_erased_records_are_read_again() throws Exception {
    JsonNode before = entryOf("Concern");
    LogId log = RunningAudit.log(before);
    UUID erasure = erase(null);
    awaitCarriedOut(erasure);
    audit.close();
    // The ledger is a backup from before everything; the keys and the topics are as they are.
    owner(
        "ALTER TABLE leaf DISABLE TRIGGER ALL; ALTER TABLE tile DISABLE TRIGGER ALL;"
            + "ALTER TABLE checkpoint DISABLE TRIGGER ALL;"
            + "TRUNCATE leaf, tile, edge, head, checkpoint, part, reference, outstanding, erasure;"
            + "DELETE FROM log;"
            + "ALTER TABLE leaf ENABLE ALWAYS TRIGGER leaf_is_append_only;"
            + "ALTER TABLE tile ENABLE ALWAYS TRIGGER tile_is_append_only;"
            + "ALTER TABLE checkpoint ENABLE ALWAYS TRIGGER checkpoint_stays");
    audit = RunningAudit.start("--audit.erasures.every=50ms").awaitReady();
    await("the same leaf at the same place, and signing goes on")
        .atMost(RunningAudit.PATIENCE)
        .untilAsserted(
            () -> {
              var proof =
                  audit.read(
                      "/proof/inclusion?log="
                          + log.path()
                          + "&index="
                          + before.get("index").asLong());
              assertThat(proof.statusCode()).isEqualTo(200);
              assertThat(Json.mapper().readTree(proof.body()).get("leafHash").asString())
                  .isEqualTo(before.get("leafHash").asString());
            });
    await()
        .atMost(RunningAudit.PATIENCE)
        .until(() -> audit.read("/ledger").body().contains("\"refused\":[]"));
    assertIntact();
  }

  @Test
  void under_a_legal_hold_nothing_is_erased() {
    assertThat(send("PUT", "/legal-holds/" + concern, "", "audit:erase").statusCode())
        .isEqualTo(403);
    assertThat(send("POST", "/erasures", "{}", "audit:hold").statusCode()).isEqualTo(403);
    assertThat(send("PUT", "/legal-holds/" + concern, "", "audit:hold").statusCode())
        .isEqualTo(204);
    HttpResponse<String> refused = post(null, "A reason", "An authority", "audit:erase");
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("legal hold");
    assertThat(send("DELETE", "/legal-holds/" + concern, "", "audit:hold").statusCode())
        .isEqualTo(204);
    assertThat(post(null, "A reason", "An authority", "audit:erase").statusCode()).isEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"concernId\":\"00000000-0000-0000-0000-000000000001\",\"reason\":\"\",\"authority\":\"A\"}",
        "{\"concernId\":\"00000000-0000-0000-0000-000000000001\",\"reason\":\"A\"}",
        "{\"concernId\":\"x\",\"reason\":\"A\",\"authority\":\"A\"}",
        "not JSON"
      })
  void without_reason_and_authority_nothing_is_erased(String body) {
    HttpResponse<String> answer = send("POST", "/erasures", body, "audit:erase");
    assertThat(answer.statusCode()).isIn(400, 422);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
  }

  @Test
  void only_who_may_erase_erases_and_only_what_is_there() {
    assertThat(post(null, "A reason", "An authority", "audit:read").statusCode()).isEqualTo(403);
    String other =
        "{\"concernId\":\"%s\",\"reason\":\"A\",\"authority\":\"A\"}".formatted(UUID.randomUUID());
    assertThat(send("POST", "/erasures", other, "audit:erase").statusCode()).isEqualTo(404);
  }

  private void assertIntact() throws IOException {
    NoteKey key =
        NoteKey.parse(
            Files.readString(RunningAudit.secretsOfTests().resolve("ledger.vkey")).strip());
    Trust trust = new Trust(List.of(key), List.of(), 0, Optional.empty());
    // While the ledger grows, a tile may be asked for just before it is there.
    await()
        .atMost(RunningAudit.PATIENCE)
        .untilAsserted(
            () ->
                assertThat(
                        Verifier.verify(
                            new UrlServed(audit.url("/"), Stack.shared().token("audit:read")),
                            trust,
                            Progress.NONE))
                    .isInstanceOf(Verdict.Intact.class));
  }

  private void awaitDone(UUID erasure) {
    await()
        .atMost(RunningAudit.PATIENCE)
        .until(
            () ->
                send("GET", "/erasures/" + erasure, "", "audit:erase")
                    .body()
                    .contains("\"carriedOut\":true"));
  }

  private void awaitCarriedOut(UUID erasure) {
    awaitDone(erasure);
    await().atMost(RunningAudit.PATIENCE).until(() -> keyCount() == 0);
  }

  private UUID erase(@Nullable String person) {
    HttpResponse<String> answer = post(person, "Asked for by the family", "Board", "audit:erase");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return UUID.fromString(Json.mapper().readTree(answer.body()).get("erasureId").asString());
  }

  private HttpResponse<String> post(
      @Nullable String person, String reason, String authority, String scope) {
    String who = person == null ? "" : "\"person\":\"" + person + "\",";
    return send(
        "POST",
        "/erasures",
        "{\"concernId\":\"%s\",%s\"reason\":\"%s\",\"authority\":\"%s\"}"
            .formatted(concern, who, reason, authority),
        scope);
  }

  private HttpResponse<String> send(String method, String path, String body, String scope) {
    HttpRequest request =
        HttpRequest.newBuilder(audit.url(path))
            .header("Authorization", "Bearer " + Stack.shared().token(scope))
            .header("Purpose", "A test")
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(path, e);
    }
  }

  private JsonNode entryOf(String type) {
    return audit.ofConcern(concern).stream()
        .filter(entry -> entry.get("type").asString().equals(type))
        .findFirst()
        .orElseThrow();
  }

  private static String text(byte @Nullable [] part) {
    return new String(Objects.requireNonNull(part), StandardCharsets.ISO_8859_1);
  }

  private List<byte @Nullable []> partsOfConcern() {
    return partsOf("Concern");
  }

  private List<byte @Nullable []> partsOf(String type) {
    JsonNode entry = entryOf(type);
    return audit.bean(Payloads.class).parts(RunningAudit.log(entry), entry.get("index").asLong());
  }

  private JsonNode proofOfConcern() {
    JsonNode entry = entryOf("Concern");
    String path =
        "/proof/inclusion?log="
            + entry.get("log").asString()
            + "&index="
            + entry.get("index").asLong();
    await().atMost(RunningAudit.PATIENCE).until(() -> audit.read(path).statusCode() == 200);
    return Json.mapper().readTree(audit.read(path).body());
  }

  /** The tables of both databases in which a text stands in the clear. */
  private static List<String> tablesWith(String... texts) throws SQLException {
    List<String> found = new ArrayList<>();
    for (Database database :
        List.of(RunningAudit.database(), Stack.shared().database("audit_keys"))) {
      try (Connection connection = owner(database);
          Statement tables = connection.createStatement();
          var table =
              tables.executeQuery(
                  "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace")) {
        while (table.next()) {
          for (String text : texts) {
            String hex = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
            try (Statement search = connection.createStatement();
                var row =
                    search.executeQuery(
                        "SELECT EXISTS (SELECT FROM %1$s t WHERE t::text LIKE '%%%2$s%%' OR t::text LIKE '%%%3$s%%')"
                            .formatted(table.getString(1), text, hex))) {
              row.next();
              if (row.getBoolean(1)) {
                found.add(table.getString(1) + ": " + text);
              }
            }
          }
        }
      }
    }
    return found;
  }

  private long keyCount() throws SQLException {
    try (Connection connection = owner(Stack.shared().database("audit_keys"));
        Statement statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "SELECT count(*) FROM subject_key WHERE subject LIKE '%" + concern + "%'")) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void keys(String sql) throws SQLException {
    run(Stack.shared().database("audit_keys"), sql);
  }

  private static void owner(String sql) throws SQLException {
    run(RunningAudit.database(), sql);
  }

  private static void run(Database database, String sql) throws SQLException {
    try (Connection connection = owner(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Connection owner(Database database) throws SQLException {
    return DriverManager.getConnection(database.url(), database.owner(), database.ownerPassword());
  }
}
