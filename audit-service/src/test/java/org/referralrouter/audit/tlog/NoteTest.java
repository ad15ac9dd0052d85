package org.referralrouter.audit.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoteTest {
  // The keys that the documentation of Go's sumdb/note signs its examples with.
  private static final String SIGNER =
      "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
  private static final String VERIFIER =
      "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
  private static final String TEXT =
      """
      If you think cryptography is the answer to your problem,
      then you don't know what your problem is.
      """;
  private static final String NOTE =
      TEXT
          + "\n\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

  @Test
  void it_signs_and_verifies_as_sumdb_note_does() {
    NoteSigner signer = NoteSigner.parse(SIGNER);
    assertThat(signer.key().text()).isEqualTo(VERIFIER);
    assertThat(signer.secret()).isEqualTo(SIGNER);
    assertThat(new SignedNote(TEXT, List.of(signer.sign(TEXT))).toString()).isEqualTo(NOTE);
    assertThat(SignedNote.parse(NOTE).by(NoteKey.parse(VERIFIER))).isPresent();
  }

  @Test
  void each_flipped_bit_of_a_note_is_seen() {
    byte[] note = NOTE.getBytes(StandardCharsets.UTF_8);
    for (int bit = 0; bit < note.length * 8; bit++) {
      byte[] flipped = note.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThat(isValid(flipped)).as("bit %d", bit).isFalse();
    }
  }

  @Test
  void a_cosignature_holds_for_its_text_and_time_alone() {
    NoteSigner witness =
        NoteSigner.generate("witness.example", NoteKey.COSIGNATURE_V1, new SecureRandom());
    SignedNote note =
        new SignedNote("a\n1\nb\n", List.of(witness.cosign("a\n1\nb\n", 1_764_000_000)));
    assertThat(note.by(witness.key())).isPresent();
    assertThat(NoteKey.parse(witness.key().text())).isEqualTo(witness.key());
    byte[] later = note.signatures().getFirst().bytes().clone();
    later[7]++;
    assertThat(witness.key().verifies(note.text(), later)).isFalse();
    assertThat(witness.key().verifies("a\n2\nb\n", note.signatures().getFirst().bytes())).isFalse();
    assertThatThrownBy(() -> witness.sign("a\n")).hasMessageContaining("cosigns");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text\n",
        "text\n\n",
        "text\n\n\u2014 name eDBnb28=",
        "text\n\n\u2014 name eDBnb28=\n\n",
        "text\n\n- name eDBnb28=\n",
        "text\n\n\u2014 na+me eDBnb28=\n",
        "text\n\n\u2014 name eDBnbw==\n",
        "text\n\n\u2014 name eDBnb29=\n",
        "te\txt\n\n\u2014 name eDBnb28=\n"
      })
  void what_is_not_a_note_is_refused(String text) {
    assertThatThrownBy(() -> SignedNote.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "origin\n1\n",
        "origin\n01\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
        "origin\n-1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
        "origin\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=\n",
        "origin\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\nmore\n",
        "\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n"
      })
  void what_is_not_a_checkpoint_is_refused(String text) {
    assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void checkpoint_and_proof_are_what_they_were_written_as() {
    SomeLog log = SomeLog.of(9);
    Checkpoint checkpoint = new Checkpoint("log.example", 9, log.root(0, 9));
    assertThat(Checkpoint.parse(checkpoint.text())).isEqualTo(checkpoint);
    NoteSigner signer = NoteSigner.generate("log.example", NoteKey.ED25519, new SecureRandom());
    SignedNote note = new SignedNote(checkpoint.text(), List.of(signer.sign(checkpoint.text())));
    TlogProof proof = new TlogProof(3, new Proofs(log, 9).inclusion(3), note);
    assertThat(TlogProof.parse(proof.toString()).toString()).isEqualTo(proof.toString());
    assertThat(proof.holds(log.entry(3))).isTrue();
    assertThat(proof.holds(log.entry(4))).isFalse();
  }

  private static boolean isValid(byte[] note) {
    try {
      return SignedNote.parse(note).by(NoteKey.parse(VERIFIER)).isPresent();
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
