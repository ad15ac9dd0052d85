package org.referralrouter.audit.seal;

import java.util.List;
import org.referralrouter.audit.tlog.Checkpoint;
import org.referralrouter.audit.tlog.SignedNote;

/** Where checkpoints are published, and stay whatever becomes of the ledger's database. */
public interface CheckpointTopic {
  /**
   * A checkpoint as it was published.
   *
   * @param leaves the root log's leaves since the checkpoint before it
   * @param offset where it stands
   */
  record Published(SignedNote note, List<Checkpoint> leaves, long offset) {
    public Published {
      leaves = List.copyOf(leaves);
    }
  }

  /** Publishes a checkpoint; returns its offset when the brokers have it. */
  long publish(SignedNote note, List<Checkpoint> leaves);

  /** What was published from an offset on, oldest first. */
  List<Published> from(long offset);
}
