package org.referralrouter.audit.seal;

import java.util.List;
import java.util.Optional;
import org.referralrouter.audit.seal.CheckpointTopic.Published;
import org.referralrouter.audit.tlog.Checkpoint;
import org.referralrouter.audit.tlog.SignedNote;

/**
 * What was published and the database does not know: after a crash nothing, or what it was about to
 * note; after the restore of a backup, all since then. The root log's leaves come back from the
 * topic; the partitions' logs from their own topics, and until they have, their heads are larger
 * than they are, and nothing is signed for them.
 */
final class CatchUp {
  private final Trees trees;
  private final LedgerKeys keys;
  private final String origin;
  private final CheckpointTopic topic;

  CatchUp(Trees trees, LedgerKeys keys, String origin, CheckpointTopic topic) {
    this.trees = trees;
    this.keys = keys;
    this.origin = origin;
    this.topic = topic;
  }

  /** Why nothing may be signed; empty where the database is level with the topic. */
  Optional<Refusal> run() {
    long from = trees.lastPublished().isPresent() ? trees.lastPublished().getAsLong() + 1 : 0;
    for (Published published : topic.from(from)) {
      SignedNote note = published.note();
      Checkpoint checkpoint = Checkpoint.parse(note.text());
      if (!checkpoint.origin().equals(origin) || !keys.signed(note)) {
        return refused(Refusal.Reason.STRANGE_CHECKPOINT_PUBLISHED);
      }
      long size = trees.rootLog().map(Head::size).orElse(0L);
      if (checkpoint.size() > size) {
        long missing = checkpoint.size() - size;
        List<Checkpoint> leaves = published.leaves();
        if (leaves.size() < missing) {
          return refused(Refusal.Reason.OTHER_TREE_THAN_PUBLISHED);
        }
        List<Checkpoint> wanted = leaves.subList((int) (leaves.size() - missing), leaves.size());
        // Heads first: a crash in between must not leave a log free to be signed otherwise.
        for (Checkpoint leaf : wanted) {
          long index = size++;
          Sealer.log(leaf.origin(), origin).ifPresent(log -> trees.published(log, leaf, index));
        }
        trees.restore(wanted);
      }
      Optional<SignedNote> known = trees.checkpoint(checkpoint.size());
      if (known.isPresent() && !known.get().text().equals(note.text())) {
        return refused(Refusal.Reason.OTHER_TREE_THAN_PUBLISHED);
      }
      if (known.isEmpty() && !trees.rootOf(checkpoint.size()).equals(checkpoint.root())) {
        return refused(Refusal.Reason.OTHER_TREE_THAN_PUBLISHED);
      }
      if (known.isEmpty()) {
        trees.known(checkpoint, note);
      }
      trees.publishedAt(checkpoint.size(), published.offset());
    }
    return Optional.empty();
  }

  private Optional<Refusal> refused(Refusal.Reason reason) {
    return Optional.of(new Refusal(origin, reason));
  }
}
