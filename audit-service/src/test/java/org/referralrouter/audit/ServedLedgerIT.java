package org.referralrouter.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.referralrouter.audit.tlog.Checkpoint;
import org.referralrouter.audit.tlog.Hash;
import org.referralrouter.audit.tlog.NoteKey;
import org.referralrouter.audit.tlog.Proofs;
import org.referralrouter.audit.tlog.SignedNote;
import org.referralrouter.audit.tlog.TlogProof;
import org.referralrouter.audit.verify.FetchCommand;
import org.referralrouter.audit.verify.GoCheck;
import org.referralrouter.audit.verify.Progress;
import org.referralrouter.audit.verify.Trust;
import org.referralrouter.audit.verify.UrlServed;
import org.referralrouter.audit.verify.Verdict;
import org.referralrouter.audit.verify.Verifier;
import org.referralrouter.audit.verify.VerifyCommand;
import org.referralrouter.event.Response;
import org.referralrouter.local.stack.Stack;
import org.referralrouter.wire.Json;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/** The running service with a running witness, looked at from outside. */
class ServedLedgerIT {
  private static final UUID CONCERN = UUID.randomUUID();
  private static final List<Response> EVENTS =
      IntStream.rangeClosed(1, 300)
          .mapToObj(revision -> Topics.response(CONCERN, revision))
          .toList();

  @TempDir static Path directory;
  private static RunningAudit audit;
  private static NoteKey witness;

  @BeforeAll
  static void start() throws Exception {
    Path vkey = directory.resolve("witness.key.pub");
    audit = RunningAudit.start(RunningAudit.witness(directory).toArray(String[]::new)).awaitReady();
    try (Topics topics = Topics.open()) {
      EVENTS.forEach(topics::write);
    }
    await("everything is sealed and witnessed")
        .atMost(RunningAudit.PATIENCE)
        .ignoreExceptions()
        .until(() -> audit.ofConcern(CONCERN).size() == EVENTS.size() && audit.settled());
    witness = NoteKey.parse(Files.readString(vkey).strip());
  }

  @AfterAll
  static void end() {
    audit.close();
  }

  @Test
  void our_verifier_and_the_one_in_go_find_it_intact(@TempDir Path fetched, @TempDir Path build)
      throws Exception {
    UrlServed served = new UrlServed(audit.url("/"), Stack.shared().token("audit:read"));
    Trust trust = new Trust(List.of(ledgerKey()), List.of(witness), 1, Optional.empty());
    Verdict verdict = Verifier.verify(served, trust, Progress.NONE);
    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.Intact.class,
            intact -> assertThat(intact.entries()).isGreaterThanOrEqualTo(EVENTS.size()));
    int _ = FetchCommand.fetch(served, fetched);
    GoCheck.Said said =
        GoCheck.built(build)
            .check(
                fetched,
                ledgerKey().name(),
                List.of("-cosigned"),
                List.of(ledgerKey().text(), witness.text()));
    System.out.println("Go, over the running service: " + said.text());
    assertThat(said.exit()).as(said.text()).isZero();
  }

  @Test
  void an_entry_is_proven_up_to_the_root_that_the_witness_has_cosigned() {
    JsonNode entry = audit.ofConcern(CONCERN).get(57);
    JsonNode proof = json(audit.read("/proof/inclusion" + place(entry)).body());
    SignedNote log = SignedNote.parse(proof.get("checkpoint").asString());
    SignedNote root = SignedNote.parse(proof.get("rootCheckpoint").asString());
    assertThat(log.by(ledgerKey())).isPresent();
    assertThat(root.by(ledgerKey())).isPresent();
    assertThat(root.by(witness)).isPresent();
    Checkpoint tree = Checkpoint.parse(log.text());
    Checkpoint rootTree = Checkpoint.parse(root.text());
    assertThat(proof.get("leafHash").asString()).isEqualTo(entry.get("leafHash").asString());
    assertThat(
            Proofs.isIncluded(
                Hash.parse(proof.get("leafHash").asString()),
                proof.get("index").asLong(),
                tree.size(),
                hashes(proof.get("hashes")),
                tree.root()))
        .isTrue();
    assertThat(
            Proofs.isIncluded(
                Hash.leaf(log.text().getBytes(StandardCharsets.UTF_8)),
                proof.get("rootIndex").asLong(),
                rootTree.size(),
                hashes(proof.get("rootHashes")),
                rootTree.root()))
        .isTrue();
  }

  @Test
  void the_same_proof_is_a_tlog_proof_for_whoever_asks_for_text() {
    JsonNode entry = audit.ofConcern(CONCERN).getLast();
    String text = audit.read("/proof/inclusion" + place(entry), "Accept", "text/plain").body();
    TlogProof proof = TlogProof.parse(text);
    assertThat(proof.index()).isEqualTo(entry.get("index").asLong());
    assertThat(proof.checkpoint().by(ledgerKey())).isPresent();
  }

  @Test
  void a_tree_is_proven_to_begin_with_an_older_one() {
    JsonNode entry = audit.ofConcern(CONCERN).getLast();
    String log = entry.get("log").asString();
    long size = entry.get("index").asLong() + 1;
    JsonNode proof =
        json(audit.read("/proof/consistency?log=%s&from=7&to=%d".formatted(log, size)).body());
    assertThat(proof.get("hashes").size()).isPositive();
    assertThat(audit.read("/proof/consistency?log=" + log + "&from=8&to=7").statusCode())
        .isEqualTo(400);
    assertThat(
            audit
                .read("/proof/consistency?log=%s&from=7&to=%d".formatted(log, size + 100_000))
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void a_full_tile_may_be_kept_for_ever_and_a_checkpoint_may_not() {
    String log = audit.ofConcern(CONCERN).getFirst().get("log").asString();
    var tile = audit.read("/logs/" + log + "/tile/0/000");
    assertThat(tile.statusCode()).isEqualTo(200);
    assertThat(tile.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
    assertThat(tile.headers().firstValue("Cache-Control").orElseThrow())
        .contains("immutable")
        .contains("max-age=31536000");
    var checkpoint = audit.read("/logs/" + log + "/checkpoint");
    assertThat(checkpoint.headers().firstValue("Content-Type"))
        .hasValue("text/plain;charset=UTF-8");
    assertThat(checkpoint.headers().firstValue("Cache-Control")).hasValue("no-cache");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/tile/0/0",
        "/tile/0/999",
        "/tile/9/000",
        "/logs/00000000-0000-0000-0000-000000000000/0/checkpoint",
        "/logs/x/0/checkpoint",
        "/logs/00000000-0000-0000-0000-000000000001/0/tile/0/000",
        "/proof/inclusion?log=root&index=99999999"
      })
  void what_the_ledger_does_not_have_is_not_found(String path) {
    assertThat(audit.read(path).statusCode()).isEqualTo(404);
  }

  @Test
  void leaves_say_nothing_of_people() {
    String log = audit.ofConcern(CONCERN).getFirst().get("log").asString();
    String bundle = audit.read("/logs/" + log + "/tile/entries/000").body();
    assertThat(bundle)
        .doesNotContain("Duty sergeant")
        .doesNotContain(CONCERN.toString())
        .contains("Response");
  }

  @Test
  void a_timeline_has_one_referral_and_what_its_concern_has_for_all() {
    UUID referral = EVENTS.getFirst().referralId();
    JsonNode timeline =
        json(audit.read("/referrals/" + referral + "/timeline", "Purpose", "A test").body());
    assertThat(
            timeline
                .valueStream()
                .filter(entry -> entry.get("type").asString().equals("Response"))
                .count())
        .isEqualTo(EVENTS.size());
    assertThat(
            audit
                .read("/referrals/" + UUID.randomUUID() + "/timeline", "Purpose", "A test")
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void a_look_at_a_referral_before_it_was_sent_does_not_hide_its_timeline() {
    Response response = Topics.response(UUID.randomUUID(), 1);
    String id = response.referralId().toString();
    String path = "/referrals/" + id + "/timeline";
    assertThat(audit.read(path, "Purpose", "A test").statusCode()).isEqualTo(404);
    await("the look is in the log")
        .atMost(RunningAudit.PATIENCE)
        .until(
            () ->
                !json(audit.read("/entries?referral=" + id, "Purpose", "A test").body())
                    .get("entries")
                    .isEmpty());

    try (Topics topics = Topics.open()) {
      topics.write(response);
    }

    await()
        .atMost(RunningAudit.PATIENCE)
        .untilAsserted(
            () -> {
              var answer = audit.read(path, "Purpose", "A test");
              assertThat(answer.statusCode()).isEqualTo(200);
              assertThat(answer.body()).contains("\"Response\"");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/entries",
        "/missing?kind=DELIVERY",
        "/referrals/00000000-0000-0000-0000-000000000001/timeline"
      })
  void whoever_says_no_reason_is_shown_nothing(String path) {
    var answer = audit.read(path);
    assertThat(answer.statusCode()).isIn(400, 404);
    assertThat(answer.body()).doesNotContain("leafHash");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ndjson", "csv"})
  void an_export_is_proven_without_the_service_and_a_changed_one_is_not(
      String format, @TempDir Path taken) throws IOException {
    Path export = taken.resolve("export.zip");
    download("/exports?format=" + format + "&concern=" + CONCERN, export);
    assertThat(verdictOf(export))
        .contains("Intact: ")
        .contains(" entries in ")
        .contains("1 cosignatures");
    Path changed = taken.resolve("changed.zip");
    rewritten(export, changed, line -> line.replace("\"POLICE\"", "\"TRIAGE\""));
    assertThat(verdictOf(changed)).contains("it says otherwise than its leaf");
    Path shortened = taken.resolve("shortened.zip");
    AtomicInteger lines = new AtomicInteger();
    rewritten(export, shortened, line -> lines.incrementAndGet() == 7 ? "" : line);
    assertThat(verdictOf(shortened)).contains("not those that the manifest counted");
  }

  @Test
  void a_csv_has_a_line_for_each_entry(@TempDir Path taken) throws IOException {
    Path export = taken.resolve("export.zip");
    download("/exports?format=csv&type=Response&concern=" + CONCERN, export);
    try (ZipFile zip = new ZipFile(export.toFile())) {
      String csv =
          new String(
              zip.getInputStream(zip.getEntry("entries.csv")).readAllBytes(),
              StandardCharsets.UTF_8);
      assertThat(csv.lines()).hasSize(EVENTS.size() + 1);
      assertThat(csv).startsWith("log,index,topic").doesNotContain("Duty sergeant");
    }
  }

  private static void download(String path, Path to) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(audit.url(path))
            .header("Authorization", "Bearer " + Stack.shared().token("audit:read"))
            .header("Purpose", "A test")
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      assertThat(http.send(request, BodyHandlers.ofFile(to)).statusCode()).isEqualTo(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** The same export with each line of entries changed. */
  private static void rewritten(Path from, Path to, UnaryOperator<String> change)
      throws IOException {
    try (ZipFile zip = new ZipFile(from.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        String text = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        out.putNextEntry(new ZipEntry(entry.getName()));
        String changed =
            entry.getName().startsWith("entries")
                ? text.lines()
                    .map(change)
                    .filter(line -> !line.isEmpty())
                    .map(line -> line + "\n")
                    .collect(Collectors.joining())
                : text;
        out.write(changed.getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
      }
    }
  }

  /** What the command says of an export. */
  private static String verdictOf(Path export) {
    StringWriter said = new StringWriter();
    CommandLine command = new CommandLine(new VerifyCommand());
    command.setOut(new PrintWriter(said, true));
    int exit =
        command.execute(
            "--export=" + export,
            "--key=" + ledgerKey().text(),
            "--witness=" + witness.text(),
            "--quorum=1");
    assertThat(exit).isEqualTo(said.toString().startsWith("Intact") ? 0 : 1);
    return said.toString();
  }

  @Test
  void what_was_shown_is_in_the_ledger_before_the_answer() {
    UUID asked = UUID.randomUUID();
    assertThat(audit.read("/entries?concern=" + asked, "Purpose", "A test").statusCode())
        .isEqualTo(200);
    // At once: no waiting here.
    JsonNode page =
        json(audit.read("/entries?concern=" + asked, "Purpose", "A test").body()).get("entries");
    assertThat(page.get(0).get("outcome").asString()).isEqualTo("AUDIT_ENTRIES_READ");
  }

  @Test
  void reads_are_answered_while_the_ledger_is_behind_with_what_they_do_not_wait_for()
      throws SQLException {
    UUID concern = UUID.randomUUID();
    try (Connection owner = RunningAudit.asOwner();
        Topics topics = Topics.open()) {
      owner.setAutoCommit(false);
      try (var statement = owner.createStatement()) {
        statement.execute("SELECT 1 FROM log WHERE topic LIKE 'responses.%' FOR UPDATE");
      }
      topics.write(Topics.response(concern, 1));
      assertThat(audit.ofConcern(concern)).as("answered, and it is not there yet").isEmpty();
      owner.rollback();
    }
    await()
        .atMost(RunningAudit.PATIENCE)
        .untilAsserted(() -> assertThat(audit.ofConcern(concern)).hasSize(1));
  }

  private static NoteKey ledgerKey() {
    try {
      return NoteKey.parse(
          Files.readString(RunningAudit.secretsOfTests().resolve("ledger.vkey")).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String place(JsonNode entry) {
    return "?log=" + entry.get("log").asString() + "&index=" + entry.get("index").asLong();
  }

  private static List<Hash> hashes(JsonNode texts) {
    return texts.valueStream().map(text -> Hash.parse(text.asString())).toList();
  }

  private static JsonNode json(String text) {
    return Json.mapper().readTree(text);
  }
}
