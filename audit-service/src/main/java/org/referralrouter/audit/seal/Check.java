package org.referralrouter.audit.seal;

import java.util.concurrent.atomic.AtomicBoolean;
import org.referralrouter.audit.tlog.Frontier;
import org.referralrouter.audit.tlog.Hash;

/**
 * The second way to a log's root: from its leaves as they are stored, and from nothing that its
 * writer computed.
 */
sealed interface Check {
  /** Nothing new, and nothing wrong. */
  record Same() implements Check {}

  /** It has grown, and its sealed tree is the beginning of it. */
  record Grown(Frontier frontier) implements Check {}

  /** After a restore it has come up to what was published before, and is the same tree. */
  record CaughtUp(Frontier frontier) implements Check {}

  /** It may not be signed. */
  record Refused(Refusal.Reason reason) implements Check {}

  static Check of(Head head, Trees trees) {
    Hash sealedRoot = head.sealed().map(Head.Sealed::root).orElse(Hash.EMPTY);
    if (head.size() < head.sealedSize()) {
      return new Refused(Refusal.Reason.SMALLER_THAN_PUBLISHED);
    }
    boolean known = head.sealed().flatMap(Head.Sealed::frontier).isPresent();
    if (head.size() == head.sealedSize() && (known || head.size() == 0)) {
      return head.root().equals(sealedRoot)
          ? new Same()
          : new Refused(Refusal.Reason.OTHER_TREE_THAN_PUBLISHED);
    }
    Frontier frontier = head.sealed().flatMap(Head.Sealed::frontier).orElseGet(Frontier::new);
    if (frontier.size() == head.sealedSize() && !frontier.root().equals(sealedRoot)) {
      return new Refused(Refusal.Reason.KEPT_FRONTIER_DIFFERS);
    }
    AtomicBoolean begins = new AtomicBoolean(true);
    trees.leaves(
        head.number(),
        frontier.size(),
        head.size(),
        leaf -> {
          frontier.append(Hash.leaf(leaf));
          if (frontier.size() == head.sealedSize() && !frontier.root().equals(sealedRoot)) {
            begins.set(false);
          }
        });
    if (!begins.get()) {
      return new Refused(Refusal.Reason.OTHER_TREE_THAN_PUBLISHED);
    }
    if (frontier.size() != head.size() || !frontier.root().equals(head.root())) {
      return new Refused(Refusal.Reason.LEAVES_AND_TILES_DIFFER);
    }
    return head.size() == head.sealedSize() ? new CaughtUp(frontier) : new Grown(frontier);
  }
}
