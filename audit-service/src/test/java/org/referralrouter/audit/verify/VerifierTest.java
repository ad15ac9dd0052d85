package org.referralrouter.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.referralrouter.audit.ledger.LogId;
import org.referralrouter.audit.tlog.NoteKey;
import org.referralrouter.audit.tlog.NoteSigner;
import org.referralrouter.audit.tlog.SignedNote;
import org.referralrouter.audit.verify.Verdict.Break;
import org.referralrouter.audit.verify.Verdict.Reason;

class VerifierTest {
  @TempDir private Path directory;

  @Test
  void a_ledger_that_is_what_was_signed_is_intact() {
    SmallLedger ledger = SmallLedger.of(3, 700);
    Verdict verdict = verify(ledger);
    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.Intact.class,
            intact -> {
              assertThat(intact.entries()).isEqualTo(703);
              assertThat(intact.logs()).isEqualTo(2);
              assertThat(intact.cosigners()).isEqualTo(1);
            });
    ledger.writeTo(directory);
    assertThat(Verifier.verify(new DirectoryServed(directory), ledger.trust(), Progress.NONE))
        .isEqualTo(verdict);
  }

  @Test
  void a_fetched_ledger_is_the_ledger(@TempDir Path fetched) {
    SmallLedger ledger = SmallLedger.of(3, 300);
    assertThat(FetchCommand.fetch(ledger, fetched)).isEqualTo(ledger.files.size());
    assertThat(Verifier.verify(new DirectoryServed(fetched), ledger.trust(), Progress.NONE))
        .isEqualTo(verify(ledger));
  }

  @Test
  void a_ledger_that_has_grown_begins_with_the_checkpoint_that_was_kept() {
    SmallLedger ledger = SmallLedger.of(3, 5);
    SignedNote kept = ledger.checkpoint();
    ledger.append(ledger.log(0), 400);
    ledger.seal();
    assertThat(Verifier.verify(ledger, ledger.trustAnd(kept), Progress.NONE))
        .isInstanceOf(Verdict.Intact.class);
  }

  @Test
  void every_flipped_bit_of_every_file_is_detected() {
    SmallLedger ledger = SmallLedger.of(1, 2);
    List<String> paths = List.copyOf(ledger.files.keySet());
    long bits = paths.stream().mapToLong(path -> ledger.bytes(path).length * 8L).sum();
    long detected =
        paths.parallelStream()
            .mapToLong(
                path ->
                    IntStream.range(0, ledger.bytes(path).length * 8)
                        .parallel()
                        .filter(bit -> isBroken(ledger, path, bit))
                        .count())
            .sum();
    System.out.printf(
        "flips: %d bits of %d files, one at a time: %d detected%n", bits, paths.size(), detected);
    assertThat(detected).isEqualTo(bits);
  }

  private static boolean isBroken(SmallLedger ledger, String path, int bit) {
    byte[] flipped = ledger.bytes(path).clone();
    flipped[bit / 8] ^= (byte) (1 << (bit % 8));
    Served served = wanted -> wanted.equals(path) ? Optional.of(flipped) : ledger.file(wanted);
    return Verifier.verify(served, ledger.trust(), Progress.NONE) instanceof Verdict.Broken;
  }

  @Test
  void a_file_that_is_missing_is_named() {
    SmallLedger ledger = SmallLedger.of(2, 300);
    for (String path : List.copyOf(ledger.files.keySet())) {
      Served served = wanted -> wanted.equals(path) ? Optional.empty() : ledger.file(wanted);
      assertThat(breaks(Verifier.verify(served, ledger.trust(), Progress.NONE)))
          .as(path)
          .extracting(Break::reason)
          .contains(Reason.MISSING);
    }
  }

  @Test
  void entries_that_were_changed_are_found_even_where_their_tiles_were_made_to_fit() {
    SmallLedger ledger = SmallLedger.of(4, 6);
    LogId log = ledger.log(1);
    ledger.entries(log).set(2, SmallLedger.leaf(log, 4, "Escalation"));
    ledger.serve();
    assertThat(breaks(verify(ledger)))
        .extracting(Break::log, Break::reason)
        .contains(tuple(log.origin(SmallLedger.ORIGIN), Reason.NOT_CONSISTENT));
  }

  @Test
  void entries_that_were_swapped_deleted_inserted_or_cut_off_are_found() {
    List<Consumer<List<byte[]>>> deeds =
        List.of(
            entries -> Collections.swap(entries, 1, 2),
            entries -> entries.remove(1),
            entries -> entries.add(1, entries.get(1)),
            List::removeLast,
            entries -> entries.subList(2, entries.size()).clear());
    for (var deed : deeds) {
      SmallLedger ledger = SmallLedger.of(4, 6);
      deed.accept(ledger.entries(ledger.log(1)));
      ledger.serve();
      assertThat(breaks(verify(ledger))).isNotEmpty();
    }
  }

  @Test
  void a_root_log_that_forgets_a_head_is_found_by_the_kept_checkpoint() {
    SmallLedger ledger = SmallLedger.of(4, 6);
    ledger.append(ledger.log(0), 3);
    ledger.seal();
    SignedNote kept = ledger.checkpoint();
    ledger.heads.removeLast();
    ledger.entries(ledger.log(0)).subList(4, 7).clear();
    ledger.serve();
    assertThat(verify(ledger)).as("an old backup, by itself").isInstanceOf(Verdict.Intact.class);
    assertThat(breaks(Verifier.verify(ledger, ledger.trustAnd(kept), Progress.NONE)))
        .extracting(Break::reason)
        .containsExactly(Reason.NOT_CONSISTENT);
  }

  @Test
  void two_histories_of_one_size_do_not_both_begin_with_the_kept_checkpoint() {
    SmallLedger ledger = SmallLedger.of(4, 6);
    SignedNote kept = ledger.checkpoint();
    LogId log = ledger.log(0);
    ledger.entries(log).set(0, SmallLedger.leaf(log, 0, "Escalation"));
    ledger.forget();
    ledger.seal();
    assertThat(verify(ledger)).as("the other history").isInstanceOf(Verdict.Intact.class);
    assertThat(breaks(Verifier.verify(ledger, ledger.trustAnd(kept), Progress.NONE)))
        .extracting(Break::reason)
        .containsExactly(Reason.NOT_CONSISTENT);
  }

  @Test
  void a_log_of_the_root_log_never_shrinks() {
    SmallLedger ledger = SmallLedger.of(4);
    ledger.entries(ledger.log(0)).removeLast();
    ledger.seal();
    assertThat(breaks(verify(ledger))).extracting(Break::reason).contains(Reason.SIZE_FALLS);
  }

  @Test
  void a_leaf_of_another_log_or_with_an_older_offset_is_found() {
    SmallLedger ledger = SmallLedger.of(4, 2);
    LogId log = ledger.log(0);
    ledger.entries(log).add(SmallLedger.leaf(ledger.log(1), 90, "Concern"));
    ledger.entries(log).add(SmallLedger.leaf(log, 1, "Concern"));
    ledger.entries(log).add(new byte[] {9});
    ledger.forget();
    ledger.seal();
    assertThat(breaks(verify(ledger)))
        .extracting(Break::index, Break::reason)
        .containsExactly(tuple(4L, Reason.LEAF), tuple(5L, Reason.LEAF), tuple(6L, Reason.LEAF));
  }

  @Test
  void without_its_quorum_or_by_a_stranger_it_is_broken() {
    SmallLedger ledger = SmallLedger.of(2);
    SmallLedger other = SmallLedger.of(2);
    Trust two =
        new Trust(
            ledger.trust().ledger(),
            List.of(ledger.witness.key(), other.witness.key()),
            2,
            Optional.empty());
    assertThat(breaks(Verifier.verify(ledger, two, Progress.NONE)))
        .extracting(Break::reason)
        .containsExactly(Reason.QUORUM);
    assertThat(breaks(Verifier.verify(ledger, other.trust(), Progress.NONE)))
        .extracting(Break::reason)
        .containsExactly(Reason.SIGNATURE);
  }

  @Test
  void while_keys_are_rotated_either_of_them_is_enough() {
    SmallLedger ledger = SmallLedger.of(2);
    NoteSigner next = NoteSigner.generate(SmallLedger.ORIGIN, NoteKey.ED25519, new SecureRandom());
    String text = ledger.checkpoint().text();
    ledger.files.put(
        "checkpoint",
        ledger
            .checkpoint()
            .with(List.of(next.sign(text)))
            .toString()
            .getBytes(StandardCharsets.UTF_8));
    Trust both =
        new Trust(
            List.of(ledger.signer.key(), next.key()),
            List.of(ledger.witness.key()),
            1,
            Optional.empty());
    assertThat(Verifier.verify(ledger, both, Progress.NONE)).isInstanceOf(Verdict.Intact.class);
  }

  @Test
  void of_a_ledger_that_cannot_be_read_nothing_is_said() {
    Served away =
        path -> {
          throw new Served.Unreachable(path + " cannot be read");
        };
    assertThat(Verifier.verify(away, SmallLedger.of(1).trust(), Progress.NONE))
        .isEqualTo(new Verdict.Unknown("checkpoint cannot be read"));
  }

  private static Verdict verify(SmallLedger ledger) {
    return Verifier.verify(ledger, ledger.trust(), Progress.NONE);
  }

  private static List<Break> breaks(Verdict verdict) {
    return verdict instanceof Verdict.Broken(List<Break> breaks) ? breaks : List.of();
  }
}
