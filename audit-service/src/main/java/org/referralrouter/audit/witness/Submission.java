package org.referralrouter.audit.witness;

import java.util.ArrayList;
import java.util.List;
import org.referralrouter.audit.tlog.Checkpoint;
import org.referralrouter.audit.tlog.Hash;
import org.referralrouter.audit.tlog.SignedNote;

/**
 * What a log sends to be cosigned.
 *
 * @param oldSize what it believes the witness to have cosigned last
 * @param proof that the checkpoint's tree begins with the tree of that size
 */
record Submission(long oldSize, List<Hash> proof, SignedNote note, Checkpoint checkpoint) {
  private static final String OLD = "old ";
  private static final int MOST_HASHES = 63;

  Submission {
    proof = List.copyOf(proof);
  }

  /**
   * Reads a body.
   *
   * @throws IllegalArgumentException where it is not one in every character
   */
  static Submission parse(String body) {
    int split = body.indexOf("\n\n");
    String[] lines = split < 0 ? new String[0] : body.substring(0, split).split("\n", -1);
    if (lines.length == 0
        || lines.length > MOST_HASHES + 1
        || !lines[0].matches("old (0|[1-9][0-9]{0,17})")) {
      throw new IllegalArgumentException(
          "The body is a line with the old size, at most 63 hashes, an empty line, a checkpoint");
    }
    List<Hash> proof = new ArrayList<>();
    for (int i = 1; i < lines.length; i++) {
      proof.add(Hash.parse(lines[i]));
    }
    SignedNote note = SignedNote.parse(body.substring(split + 2));
    return new Submission(
        Long.parseLong(lines[0].substring(OLD.length())),
        proof,
        note,
        Checkpoint.parse(note.text()));
  }
}
