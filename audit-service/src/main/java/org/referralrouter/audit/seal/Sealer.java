package org.referralrouter.audit.seal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.referralrouter.audit.ledger.LogId;
import org.referralrouter.audit.seal.Trees.Sealing;
import org.referralrouter.audit.tlog.Checkpoint;
import org.referralrouter.audit.tlog.Frontier;
import org.referralrouter.audit.tlog.SignedNote;

/**
 * Signs what the ledger has become: each log that has grown, after its rows are committed and a
 * second way has led to the same root; then the root log over all of them. What was signed once is
 * never contradicted: a smaller or another tree is refused and stays as it is, to be read.
 */
public final class Sealer {
  private final Trees trees;
  private final LedgerKeys keys;
  private final String origin;
  private final CheckpointTopic topic;
  private final Witnesses witnesses;
  private final Map<String, Checkpoint> signed = new HashMap<>();
  private boolean caughtUp;

  /** A sealer of the ledger of this origin. */
  public Sealer(
      Trees trees, LedgerKeys keys, String origin, CheckpointTopic topic, Witnesses witnesses) {
    this.trees = trees;
    this.keys = keys;
    this.origin = origin;
    this.topic = topic;
    this.witnesses = witnesses;
  }

  /**
   * Seals what has grown; does nothing while another instance seals.
   *
   * @return what was refused
   */
  public synchronized List<Refusal> seal() {
    List<Refusal> refusals = new ArrayList<>();
    if (!trees.alone(() -> sealAlone(refusals))) {
      // Another instance writes now: what was published meanwhile must be seen before signing.
      caughtUp = false;
      signed.clear();
    }
    return refusals;
  }

  private void sealAlone(List<Refusal> refusals) {
    if (!caughtUp) {
      Optional<Refusal> strange = new CatchUp(trees, keys, origin, topic).run();
      if (strange.isPresent()) {
        refusals.add(strange.get());
        return;
      }
      caughtUp = true;
    }
    List<Sealing> grown = new ArrayList<>();
    for (Head head : trees.logs()) {
      String name = head.log().origin(origin);
      switch (contradicts(head, name) ? other() : Check.of(head, trees)) {
        case Check.Same() -> {}
        case Check.Refused(Refusal.Reason reason) -> refusals.add(new Refusal(name, reason));
        case Check.CaughtUp(var frontier) -> {
          Checkpoint checkpoint = new Checkpoint(name, frontier.size(), frontier.root());
          trees.caughtUp(
              new Sealing(head.number(), checkpoint, frontier, keys.sign(checkpoint.text())));
        }
        case Check.Grown(var frontier) -> {
          Checkpoint checkpoint = new Checkpoint(name, frontier.size(), frontier.root());
          grown.add(new Sealing(head.number(), checkpoint, frontier, keys.sign(checkpoint.text())));
        }
      }
    }
    if (!grown.isEmpty()) {
      trees.seal(grown);
      grown.forEach(each -> signed.put(each.checkpoint().origin(), each.checkpoint()));
    }
    signRoot(refusals);
    trees.newest().filter(note -> !witnesses.haveQuorum(note)).ifPresent(this::cosign);
    publish();
  }

  /** Whether the database says of a sealed tree what this process knows to be otherwise. */
  private boolean contradicts(Head head, String name) {
    Checkpoint own = signed.get(name);
    return own != null
        && (head.sealedSize() != own.size()
            || !head.sealed().map(Head.Sealed::root).equals(Optional.of(own.root())));
  }

  private static Check other() {
    return new Check.Refused(Refusal.Reason.OTHER_TREE_THAN_PUBLISHED);
  }

  private void signRoot(List<Refusal> refusals) {
    Optional<Head> root = trees.rootLog();
    if (root.isEmpty()) {
      return;
    }
    Head head = root.get();
    switch (contradicts(head, origin) ? other() : Check.of(head, trees)) {
      case Check.Same() -> {}
      case Check.Refused(Refusal.Reason reason) -> refusals.add(new Refusal(origin, reason));
      case Check.CaughtUp(var frontier) -> rootSigned(head, frontier);
      case Check.Grown(var frontier) -> rootSigned(head, frontier);
    }
  }

  private void rootSigned(Head head, Frontier frontier) {
    Checkpoint checkpoint = new Checkpoint(origin, frontier.size(), frontier.root());
    // Witnessed before anybody sees it, where a witness answers.
    SignedNote note = witnesses.cosign(keys.sign(checkpoint.text()), trees::readRoot);
    trees.signed(head.number(), frontier, checkpoint, note);
    signed.put(origin, checkpoint);
  }

  private void cosign(SignedNote note) {
    Checkpoint checkpoint = Checkpoint.parse(note.text());
    SignedNote more = witnesses.cosign(note, trees::readRoot);
    if (!more.equals(note)) {
      trees.cosigned(checkpoint.size(), more);
    }
  }

  private void publish() {
    long from = trees.publishedSize();
    for (SignedNote note : trees.unpublished()) {
      long size = Checkpoint.parse(note.text()).size();
      long first = Math.min(from, size);
      List<Checkpoint> leaves = new ArrayList<>();
      trees
          .rootLog()
          .ifPresent(
              root -> trees.leaves(root.number(), first, size, leaf -> leaves.add(read(leaf))));
      trees.publishedAt(size, topic.publish(note, leaves));
      from = size;
    }
  }

  static Checkpoint read(byte[] leaf) {
    return Checkpoint.parse(new String(leaf, StandardCharsets.UTF_8));
  }

  /** The log of an origin of this ledger; empty for the root and for strangers. */
  static Optional<LogId> log(String origin, String ledger) {
    String prefix = ledger + "/logs/";
    return origin.startsWith(prefix)
        ? LogId.at(origin.substring(prefix.length()))
        : Optional.empty();
  }
}
