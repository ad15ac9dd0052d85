package org.referralrouter.audit.verify;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sigstore.merkle.InclusionProofVerificationException;
import dev.sigstore.merkle.InclusionProofVerifier;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.referralrouter.audit.tlog.Hash;
import org.referralrouter.audit.tlog.Proofs;

/** Our proofs before a verifier on the JVM that is not ours. */
class SigstoreTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 8, 255, 256, 257, 700})
  void sigstore_accepts_our_proofs_and_no_others(int size) {
    SmallLedger ledger = SmallLedger.of(size);
    List<byte[]> entries = ledger.entries(ledger.log(0));
    String prefix = "logs/" + ledger.log(0).path() + "/";
    Proofs proofs = new Proofs(tile -> ledger.bytes(prefix + tile.path()), size);
    byte[] root = SmallLedger.root(entries).bytes();
    for (int index = 0; index < size; index += Math.max(1, size / 20)) {
      byte[] leaf = Hash.leaf(entries.get(index)).bytes();
      List<byte[]> path = new ArrayList<>();
      proofs.inclusion(index).forEach(hash -> path.add(hash.bytes()));
      int at = index;
      assertThatCode(() -> InclusionProofVerifier.verify(leaf, at, size, path, root))
          .doesNotThrowAnyException();
      byte[] other = leaf.clone();
      other[0] ^= 1;
      assertThatThrownBy(() -> InclusionProofVerifier.verify(other, at, size, path, root))
          .isInstanceOf(InclusionProofVerificationException.class);
    }
  }
}
