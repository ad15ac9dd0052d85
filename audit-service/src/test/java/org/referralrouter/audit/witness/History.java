package org.referralrouter.audit.witness;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.referralrouter.audit.tlog.Checkpoint;
import org.referralrouter.audit.tlog.Hash;
import org.referralrouter.audit.tlog.NoteSigner;
import org.referralrouter.audit.tlog.SignedNote;

/**
 * What a log may say that it holds: leaves that are common to all up to the fork, and its own from
 * there. Trees and proofs by the definitions of RFC 6962, sections 2.1 and 2.1.2.
 */
record History(NoteSigner log, int fork, String own) {
  SignedNote signed(int size) {
    Checkpoint checkpoint = new Checkpoint(log.key().name(), size, root(size));
    return new SignedNote(checkpoint.text(), List.of(log.sign(checkpoint.text())));
  }

  Hash root(int size) {
    return root(0, size);
  }

  /** That the tree of a size begins with the tree of another. */
  List<Hash> proof(int older, int newer) {
    List<Hash> proof = new ArrayList<>();
    if (older > 0 && older < newer) {
      proof(older, 0, newer, true, proof);
    }
    return proof;
  }

  String body(int older, int newer) {
    return body(older, proof(older, newer), signed(newer));
  }

  static String body(long older, List<Hash> proof, SignedNote note) {
    StringBuilder body = new StringBuilder("old " + older + "\n");
    proof.forEach(hash -> body.append(hash.text()).append('\n'));
    return body.append('\n').append(note).toString();
  }

  private void proof(int m, int from, int to, boolean whole, List<Hash> proof) {
    if (m == to - from) {
      if (!whole) {
        proof.add(root(from, to));
      }
      return;
    }
    int k = Integer.highestOneBit(to - from - 1);
    if (m <= k) {
      proof(m, from, from + k, whole, proof);
      proof.add(root(from + k, to));
    } else {
      proof(m - k, from + k, to, false, proof);
      proof.add(root(from, from + k));
    }
  }

  private Hash root(int from, int to) {
    if (from == to) {
      return Hash.EMPTY;
    }
    if (to - from == 1) {
      String entry = from < fork ? "entry " + from : own + " " + from;
      return Hash.leaf(entry.getBytes(StandardCharsets.UTF_8));
    }
    int k = Integer.highestOneBit(to - from - 1);
    return Hash.node(root(from, from + k), root(from + k, to));
  }
}
