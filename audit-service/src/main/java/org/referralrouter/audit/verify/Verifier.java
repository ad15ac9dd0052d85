package org.referralrouter.audit.verify;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.referralrouter.audit.ledger.Leaf;
import org.referralrouter.audit.ledger.LogId;
import org.referralrouter.audit.tlog.Checkpoint;
import org.referralrouter.audit.tlog.SignedNote;
import org.referralrouter.audit.verify.Verdict.Break;
import org.referralrouter.audit.verify.Verdict.Reason;

/**
 * Makes a whole ledger again from its entries, and compares: signatures and cosignatures of the
 * root log, every tile of every log, and that no log was ever signed otherwise than it begins now.
 */
public final class Verifier {
  private static final String CHECKPOINT = "checkpoint";

  private final Served served;
  private final Trust trust;
  private final Progress progress;
  private final Breaks breaks = new Breaks();
  private long entries;
  private long tiles;

  private Verifier(Served served, Trust trust, Progress progress) {
    this.served = served;
    this.trust = trust;
    this.progress = progress;
  }

  /** The verdict over a ledger. */
  public static Verdict verify(Served served, Trust trust, Progress progress) {
    try {
      return new Verifier(served, trust, progress).run();
    } catch (Served.Unreachable e) {
      return new Verdict.Unknown(String.valueOf(e.getMessage()));
    }
  }

  private Verdict run() {
    String ledger = trust.ledger().getFirst().name();
    Optional<SignedNote> note = note("", ledger);
    if (note.isEmpty()) {
      return new Verdict.Broken(breaks.found());
    }
    Checkpoint root = Checkpoint.parse(note.get().text());
    int cosigners = Signatures.cosigners(note.get(), trust.witnesses());
    if (cosigners < trust.quorum()) {
      breaks.add(
          ledger, -1, Reason.QUORUM, "%d of %d cosignatures".formatted(cosigners, trust.quorum()));
    }
    Map<String, List<Checkpoint>> heads = rootLog(root, ledger);
    heads.forEach((origin, history) -> partition(origin, ledger, history));
    List<Break> found = breaks.found();
    return found.isEmpty()
        ? new Verdict.Intact(note.get().toString(), heads.size(), entries, tiles, cosigners)
        : new Verdict.Broken(found);
  }

  private Map<String, List<Checkpoint>> rootLog(Checkpoint root, String ledger) {
    Map<String, List<Checkpoint>> heads = new LinkedHashMap<>();
    progress.of(root.size());
    Rebuilt rebuilt =
        new Rebuilt(
            served,
            "",
            ledger,
            breaks,
            (index, leaf) -> head(index, leaf, ledger, heads),
            progress);
    boolean _ = rebuilt.compare(root, kept(root, ledger));
    tiles += rebuilt.tiles();
    return heads;
  }

  /** The checkpoint that the auditor has kept, where it is one that this tree must begin with. */
  private List<Checkpoint> kept(Checkpoint root, String ledger) {
    if (trust.kept().isEmpty()) {
      return List.of();
    }
    SignedNote note = trust.kept().get();
    Checkpoint kept = Checkpoint.parse(note.text());
    Optional<String> fault =
        trust.ledger().stream().anyMatch(key -> note.by(key).isPresent())
            ? Optional.empty()
            : Optional.of("the kept checkpoint is not signed by a trusted key");
    fault.ifPresent(what -> breaks.add(ledger, -1, Reason.SIGNATURE, what));
    if (kept.size() > root.size()) {
      breaks.add(
          ledger,
          root.size(),
          Reason.NOT_CONSISTENT,
          "the kept checkpoint has %d leaves, this one %d".formatted(kept.size(), root.size()));
    }
    return List.of(kept);
  }

  private void head(long index, byte[] leaf, String ledger, Map<String, List<Checkpoint>> heads) {
    Checkpoint head;
    try {
      head = Checkpoint.parse(new String(leaf, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      breaks.add(ledger, index, Reason.LEAF, "it is no checkpoint: " + e.getMessage());
      return;
    }
    List<Checkpoint> history = heads.computeIfAbsent(head.origin(), _ -> new ArrayList<>());
    if (!history.isEmpty() && history.getLast().size() >= head.size()) {
      breaks.add(ledger, index, Reason.SIZE_FALLS, head.origin() + " has not grown");
    }
    history.add(head);
  }

  private void partition(String origin, String ledger, List<Checkpoint> history) {
    Optional<LogId> log =
        origin.startsWith(ledger + "/logs/")
            ? LogId.at(origin.substring(ledger.length() + "/logs/".length()))
            : Optional.empty();
    if (log.isEmpty()) {
      breaks.add(ledger, -1, Reason.LEAF, origin + " is no log of this ledger");
      return;
    }
    String prefix = "logs/" + log.get().path() + "/";
    Checkpoint newest = history.getLast();
    Optional<SignedNote> note = note(prefix, origin);
    Checkpoint tree = newest;
    if (note.isPresent()) {
      Checkpoint now = Checkpoint.parse(note.get().text());
      if (now.size() < newest.size()) {
        breaks.add(
            origin,
            now.size(),
            Reason.NOT_CONSISTENT,
            "the root log has it with %d entries, its checkpoint with %d"
                .formatted(newest.size(), now.size()));
      } else {
        tree = now;
      }
    }
    progress.of(tree.size());
    AtomicLong lastOffset = new AtomicLong(-1);
    Rebuilt rebuilt =
        new Rebuilt(
            served,
            prefix,
            origin,
            breaks,
            (index, leaf) -> leaf(origin, log.get(), index, leaf, lastOffset),
            progress);
    if (rebuilt.compare(tree, history)) {
      entries += tree.size();
    }
    tiles += rebuilt.tiles();
  }

  private void leaf(String origin, LogId log, long index, byte[] bytes, AtomicLong lastOffset) {
    try {
      Leaf leaf = Leaf.parse(bytes);
      if (!leaf.log().equals(log)) {
        breaks.add(origin, index, Reason.LEAF, "it is a leaf of " + leaf.log().path());
      }
      if (leaf.offset() <= lastOffset.getAndSet(leaf.offset())) {
        breaks.add(origin, index, Reason.LEAF, "its offset is not behind the one before it");
      }
    } catch (IllegalArgumentException e) {
      breaks.add(origin, index, Reason.LEAF, String.valueOf(e.getMessage()));
    }
  }

  /** A log's checkpoint, where it is signed as it must be. */
  private Optional<SignedNote> note(String prefix, String origin) {
    Optional<byte[]> bytes = served.file(prefix + CHECKPOINT);
    if (bytes.isEmpty()) {
      breaks.add(origin, -1, Reason.MISSING, prefix + CHECKPOINT + " should be there");
      return Optional.empty();
    }
    try {
      SignedNote note = SignedNote.parse(bytes.get());
      Checkpoint checkpoint = Checkpoint.parse(note.text());
      Optional<String> fault = Signatures.fault(note, trust);
      if (fault.isPresent()) {
        breaks.add(origin, -1, Reason.SIGNATURE, fault.get());
        return Optional.empty();
      }
      if (!checkpoint.origin().equals(origin)) {
        breaks.add(origin, -1, Reason.NOT_A_CHECKPOINT, "it is one of " + checkpoint.origin());
        return Optional.empty();
      }
      return Optional.of(note);
    } catch (IllegalArgumentException e) {
      breaks.add(origin, -1, Reason.NOT_A_CHECKPOINT, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }
}
