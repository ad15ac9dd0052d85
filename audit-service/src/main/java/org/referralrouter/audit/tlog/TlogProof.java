package org.referralrouter.audit.tlog;

import java.util.ArrayList;
import java.util.List;

/**
 * An inclusion proof that carries its checkpoint, to be kept in a file (C2SP tlog-proof).
 *
 * @param index of the entry
 * @param hashes the inclusion proof in the checkpoint's tree
 * @param checkpoint the signed note
 */
public record TlogProof(long index, List<Hash> hashes, SignedNote checkpoint) {
  private static final String HEADER = "c2sp.org/tlog-proof@v1";
  private static final String INDEX = "index ";

  public TlogProof {
    hashes = List.copyOf(hashes);
  }

  /**
   * Reads a proof.
   *
   * @throws IllegalArgumentException where it is none
   */
  public static TlogProof parse(String text) {
    int split = text.indexOf("\n\n");
    String[] lines = split < 0 ? new String[0] : text.substring(0, split).split("\n", -1);
    if (lines.length < 2
        || !lines[0].equals(HEADER)
        || !lines[1].matches("index (0|[1-9][0-9]{0,17})")) {
      throw new IllegalArgumentException("A proof begins with " + HEADER + " and its index");
    }
    List<Hash> hashes = new ArrayList<>();
    for (int i = 2; i < lines.length; i++) {
      hashes.add(Hash.parse(lines[i]));
    }
    return new TlogProof(
        Long.parseLong(lines[1].substring(INDEX.length())),
        hashes,
        SignedNote.parse(text.substring(split + 2)));
  }

  /**
   * Whether the entry stands at the index of the checkpoint's tree; signatures are not looked at.
   */
  public boolean holds(byte[] entry) {
    Checkpoint tree = Checkpoint.parse(checkpoint.text());
    return Proofs.isIncluded(Hash.leaf(entry), index, tree.size(), hashes, tree.root());
  }

  /** The proof as it is written. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(HEADER).append('\n').append(INDEX).append(index);
    hashes.forEach(hash -> text.append('\n').append(hash.text()));
    return text.append("\n\n").append(checkpoint).toString();
  }
}
