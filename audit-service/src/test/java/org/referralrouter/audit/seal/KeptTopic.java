package org.referralrouter.audit.seal;

import java.util.ArrayList;
import java.util.List;
import org.referralrouter.audit.tlog.Checkpoint;
import org.referralrouter.audit.tlog.SignedNote;

/** A topic of checkpoints that outlives every database, in memory. */
public final class KeptTopic implements CheckpointTopic {
  private final List<Published> records = new ArrayList<>();

  @Override
  public synchronized long publish(SignedNote note, List<Checkpoint> leaves) {
    records.add(new Published(note, leaves, records.size()));
    return records.size() - 1L;
  }

  @Override
  public synchronized List<Published> from(long offset) {
    return List.copyOf(records.subList((int) Math.min(offset, records.size()), records.size()));
  }

  /** The newest checkpoint. */
  public synchronized SignedNote last() {
    return records.getLast().note();
  }

  /** How many there are. */
  public synchronized int size() {
    return records.size();
  }
}
