package org.referralrouter.audit.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.referralrouter.audit.tlog.Checkpoint;
import org.referralrouter.audit.tlog.Hash;
import org.referralrouter.audit.tlog.NoteKey;
import org.referralrouter.audit.tlog.NoteSigner;
import org.referralrouter.audit.tlog.SignedNote;
import picocli.CommandLine;

class WitnessTest {
  private static final String LOG = "ledger.example";

  private final NoteSigner signer = key("witness.example", NoteKey.COSIGNATURE_V1);
  private final NoteSigner log = key(LOG, NoteKey.ED25519);
  private final History history = new History(log, Integer.MAX_VALUE, "");
  private final History fork = new History(log, 3, "another");
  @TempDir private Path directory;
  private ServedWitness witness;

  @BeforeEach
  void start() throws IOException {
    witness = new ServedWitness(signer, directory, log.key());
  }

  @AfterEach
  void end() {
    witness.close();
  }

  @Test
  void a_log_that_grows_is_cosigned_and_monitors_see_its_last_checkpoint() {
    for (int size = 1, last = 0; size < 40; last = size, size += 3) {
      assertThat(witness.cosigned(history.signed(size), witness.add(history.body(last, size))))
          .as("%d to %d", last, size)
          .isTrue();
      SignedNote kept = witness.last(LOG);
      assertThat(kept.text()).isEqualTo(history.signed(size).text());
      assertThat(kept.by(log.key())).isPresent();
      assertThat(kept.by(signer.key())).isPresent();
    }
    assertThat(evidence()).isEmpty();
  }

  @Test
  void the_same_checkpoint_is_cosigned_again() {
    witness.add(history.body(0, 5));
    assertThat(witness.cosigned(history.signed(5), witness.add(history.body(5, 5)))).isTrue();
  }

  @Test
  void an_unknown_origin_is_404() {
    NoteSigner other = key("other.example", NoteKey.ED25519);
    History unknown = new History(other, Integer.MAX_VALUE, "");
    assertThat(witness.add(unknown.body(0, 1)).statusCode()).isEqualTo(404);
    assertThat(witness.get("/checkpoint?origin=other.example").statusCode()).isEqualTo(404);
  }

  @Test
  void a_checkpoint_that_no_trusted_key_signed_is_403() {
    History impostor = new History(key(LOG, NoteKey.ED25519), Integer.MAX_VALUE, "");
    assertThat(witness.add(impostor.body(0, 1)).statusCode()).isEqualTo(403);
    assertThat(witness.get("/checkpoint?origin=" + LOG).statusCode()).isEqualTo(404);
  }

  @Test
  void signatures_of_unknown_keys_are_ignored_and_not_kept() {
    SignedNote note = history.signed(2);
    NoteSigner stranger = key("stranger.example", NoteKey.ED25519);
    SignedNote more = note.with(List.of(stranger.sign(note.text())));
    assertThat(witness.cosigned(note, witness.add(History.body(0, List.of(), more)))).isTrue();
    assertThat(witness.last(LOG).by(stranger.key())).isEmpty();
  }

  @Test
  void an_old_size_beyond_the_checkpoint_is_400() {
    assertThat(witness.add(History.body(3, List.of(), history.signed(2))).statusCode())
        .isEqualTo(400);
  }

  @Test
  void an_old_size_that_was_not_the_last_is_409_with_the_last() {
    assertConflict(witness.add(history.body(2, 5)), 0);
    witness.add(history.body(0, 5));
    assertConflict(witness.add(history.body(4, 9)), 5);
    assertConflict(witness.add(history.body(0, 9)), 5);
    assertConflict(witness.add(history.body(2, 3)), 5);
    assertThat(evidence()).isEmpty();
  }

  @Test
  void a_proof_that_does_not_verify_is_422() {
    assertThat(witness.add(History.body(0, List.of(Hash.EMPTY), history.signed(5))).statusCode())
        .isEqualTo(422);
    witness.add(history.body(0, 5));
    List<Hash> shorter = new ArrayList<>(history.proof(5, 9));
    shorter.removeLast();
    List<Hash> longer = new ArrayList<>(history.proof(5, 9));
    longer.add(Hash.EMPTY);
    for (List<Hash> wrong : List.of(List.<Hash>of(), shorter, longer)) {
      assertThat(witness.add(History.body(5, wrong, history.signed(9))).statusCode())
          .isEqualTo(422);
    }
    assertThat(witness.last(LOG).text()).isEqualTo(history.signed(5).text());
  }

  @Test
  void an_empty_tree_has_one_root_only() {
    Checkpoint odd = new Checkpoint(LOG, 0, history.root(1));
    SignedNote note = new SignedNote(odd.text(), List.of(log.sign(odd.text())));
    assertConflict(witness.add(History.body(0, List.of(), note)), 0);
    assertThat(witness.cosigned(history.signed(0), witness.add(history.body(0, 0)))).isTrue();
    assertThat(witness.cosigned(history.signed(4), witness.add(history.body(0, 4)))).isTrue();
  }

  @Test
  void a_split_view_of_one_size_is_refused_whatever_the_old_size_and_leaves_evidence()
      throws IOException {
    witness.add(history.body(0, 5));
    assertConflict(witness.add(fork.body(5, 5)), 5);
    assertEvidence(history.signed(5), fork.signed(5));
    assertConflict(witness.add(new History(log, 4, "third").body(0, 5)), 5);
    assertThat(evidence()).hasSize(2);
    assertThat(witness.last(LOG).text()).isEqualTo(history.signed(5).text());
  }

  @Test
  void a_fork_that_has_grown_is_refused_with_its_own_proof_and_leaves_evidence()
      throws IOException {
    witness.add(history.body(0, 5));
    assertThat(witness.add(fork.body(5, 9)).statusCode()).isEqualTo(422);
    assertEvidence(history.signed(5), fork.signed(9));
    assertThat(witness.cosigned(history.signed(9), witness.add(history.body(5, 9)))).isTrue();
  }

  @Test
  void evidence_of_an_earlier_split_is_not_written_over_by_a_later_one() {
    witness.add(history.body(0, 5));
    witness.add(fork.body(5, 9));
    witness.add(history.body(5, 7));
    witness.add(fork.body(7, 9));
    assertThat(evidence()).hasSize(2);
  }

  @Test
  void what_was_cosigned_survives_a_restart() throws IOException {
    witness.add(history.body(0, 5));
    witness.close();
    witness = new ServedWitness(signer, directory, log.key());
    assertConflict(witness.add(history.body(0, 9)), 5);
    assertConflict(witness.add(fork.body(5, 5)), 5);
    assertThat(witness.cosigned(history.signed(9), witness.add(history.body(5, 9)))).isTrue();
  }

  @Test
  void two_witnesses_cannot_have_one_directory() {
    assertThat(WitnessState.in(directory)).isEmpty();
    StringWriter said = new StringWriter();
    CommandLine command = new CommandLine(new WitnessCommand());
    command.setErr(new PrintWriter(said, true));
    command.setOut(new PrintWriter(new StringWriter(), true));
    int exit =
        command.execute(
            "--port=0",
            "--state=" + directory,
            "--key-file=" + directory.resolve("other.key"),
            "--logs-file=" + directory.resolve("logs"));
    assertThat(exit).isEqualTo(2);
    assertThat(said.toString()).startsWith("Another witness runs on");
  }

  @Test
  void a_damaged_state_stops_cosigning_rather_than_starting_anew() throws IOException {
    witness.add(history.body(0, 5));
    try (var files = Files.newDirectoryStream(directory, "*.note")) {
      for (Path file : files) {
        Files.writeString(file, "half a no");
      }
    }
    assertThat(witness.add(history.body(0, 9)).statusCode()).isEqualTo(500);
    assertThat(witness.add(history.body(5, 9)).statusCode()).isEqualTo(500);
  }

  @Test
  void submissions_side_by_side_never_roll_back() {
    int most = 60;
    ConcurrentLinkedQueue<Integer> cosigned = new ConcurrentLinkedQueue<>();
    ConcurrentLinkedQueue<Integer> other = new ConcurrentLinkedQueue<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int thread = 0; thread < 16; thread++) {
        Random order = new Random(thread);
        threads.execute(() -> submitAll(most, order, cosigned, other));
      }
    }
    assertThat(other).isEmpty();
    assertThat(cosigned).contains(most);
    assertThat(witness.last(LOG).text()).isEqualTo(history.signed(most).text());
    assertThat(evidence()).isEmpty();
  }

  // Each thread believes what the last answer told it, and offers any size from there on.
  private void submitAll(
      int most,
      Random order,
      ConcurrentLinkedQueue<Integer> cosigned,
      ConcurrentLinkedQueue<Integer> other) {
    int last = 0;
    while (last < most) {
      int size = Math.min(most, last + order.nextInt(4));
      HttpResponse<String> answer = witness.add(history.body(last, size));
      switch (answer.statusCode()) {
        case 200 -> {
          cosigned.add(size);
          last = size;
        }
        case 409 -> {
          int told = Integer.parseInt(answer.body().strip());
          // Whoever was told a size is never told a smaller one later.
          if (told < last) {
            other.add(-told);
          }
          last = told;
        }
        default -> other.add(answer.statusCode());
      }
    }
  }

  @Test
  void of_two_histories_told_side_by_side_one_alone_is_cosigned() {
    ConcurrentLinkedQueue<String> cosigned = new ConcurrentLinkedQueue<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 32; i++) {
        History told = i % 2 == 0 ? history : fork;
        threads.execute(
            () -> {
              HttpResponse<String> answer = witness.add(told.body(0, 5));
              if (answer.statusCode() == 200) {
                cosigned.add(told.signed(5).text());
              }
            });
      }
    }
    assertThat(cosigned).hasSize(1);
    assertThat(witness.last(LOG).text()).isEqualTo(cosigned.peek());
    assertThat(evidence()).hasSize(1);
  }

  @Test
  void rubbish_is_400_and_never_a_fault() {
    long seed = new SecureRandom().nextLong();
    System.out.println("Seed of the rubbish: " + seed);
    Random random = new Random(seed);
    witness.add(history.body(0, 5));
    byte[] good = history.body(5, 9).getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 500; i++) {
      byte[] noise = new byte[random.nextInt(300)];
      random.nextBytes(noise);
      assertThat(witness.add(noise).statusCode()).as("noise %d, seed %d", i, seed).isEqualTo(400);
      assertThat(witness.add(changed(good, random)).statusCode())
          .as("change %d, seed %d", i, seed)
          .isIn(400, 403, 404, 409, 422);
    }
    assertThat(witness.last(LOG).text()).isEqualTo(history.signed(5).text());
    assertThat(witness.add(new byte[70_000]).statusCode()).isEqualTo(413);
  }

  @Test
  void a_body_is_refused_for_each_thing_that_it_must_not_have() {
    String good = history.body(0, 5);
    String hash = history.root(1).text() + "\n";
    for (String bad :
        List.of(
            "",
            "\n\n",
            good.replaceFirst("old 0", "old 00"),
            good.replaceFirst("old 0", "old -1"),
            good.replaceFirst("old 0", "old  0"),
            good.replaceFirst("old 0", "Old 0"),
            good.replaceFirst("old 0\n", ""),
            good.replaceFirst("old 0\n\n", "old 0\n"),
            good.replaceFirst("\n\n", "\r\n\r\n"),
            good.replaceFirst("\n\n", "\n" + String.join("", Collections.nCopies(64, hash)) + "\n"),
            good.replaceFirst("\n\n", "\nAAAA\n\n"),
            good.substring(0, good.length() - 1),
            good + "\n")) {
      assertThat(witness.add(bad).statusCode()).as(bad).isEqualTo(400);
    }
    byte[] noText = good.getBytes(StandardCharsets.UTF_8);
    noText[good.indexOf(LOG)] = (byte) 0xff;
    assertThat(witness.add(noText).statusCode()).isEqualTo(400);
  }

  @Test
  void it_tells_its_key_and_that_it_serves() {
    assertThat(witness.get("/health").statusCode()).isEqualTo(200);
    assertThat(NoteKey.parse(witness.get("/vkey").body().strip())).isEqualTo(signer.key());
    assertThat(witness.get("/checkpoint").statusCode()).isEqualTo(400);
    assertThat(witness.get("/add-checkpoint").statusCode()).isEqualTo(404);
  }

  private static byte[] changed(byte[] good, Random random) {
    byte[] bad = good.clone();
    bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
    return bad;
  }

  private static void assertConflict(HttpResponse<String> answer, long size) {
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/x.tlog.size");
    assertThat(answer.body()).isEqualTo(size + "\n");
  }

  private void assertEvidence(SignedNote kept, SignedNote other) throws IOException {
    assertThat(evidence()).hasSize(1);
    assertThat(Files.readString(evidence().getFirst()))
        .startsWith(kept.toString())
        .endsWith(other.toString());
  }

  private List<Path> evidence() {
    try (var files = Files.list(directory.resolve("evidence"))) {
      return files.toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static NoteSigner key(String name, byte algorithm) {
    return NoteSigner.generate(name, algorithm, new SecureRandom());
  }
}
