package org.referralrouter.audit.witness;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.referralrouter.audit.tlog.Checkpoint;
import org.referralrouter.audit.tlog.Hash;
import org.referralrouter.audit.tlog.NoteKey;
import org.referralrouter.audit.tlog.NoteSigner;
import org.referralrouter.audit.tlog.Proofs;
import org.referralrouter.audit.tlog.SignedNote;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides what is cosigned. */
final class Witness {
  private static final Logger LOG = LoggerFactory.getLogger(Witness.class);

  private final NoteSigner signer;
  private final Supplier<List<NoteKey>> logs;
  private final WitnessState state;
  private final Clock clock;

  /**
   * A witness.
   *
   * @param logs the keys of the logs that it keeps, asked for each time
   */
  Witness(NoteSigner signer, Supplier<List<NoteKey>> logs, WitnessState state, Clock clock) {
    this.signer = signer;
    this.logs = logs;
    this.state = state;
    this.clock = clock;
  }

  NoteKey key() {
    return signer.key();
  }

  /** What was cosigned last of an origin. */
  Optional<SignedNote> last(String origin) {
    return state.read(origin);
  }

  /**
   * One submission after the other: to look at the last checkpoint and to keep the next is one
   * step.
   */
  synchronized Answer add(Submission submission) {
    Checkpoint next = submission.checkpoint();
    List<NoteKey> trusted =
        logs.get().stream().filter(key -> key.name().equals(next.origin())).toList();
    if (trusted.isEmpty()) {
      return new Answer.UnknownOrigin();
    }
    if (trusted.stream().noneMatch(key -> submission.note().by(key).isPresent())) {
      return new Answer.NotSigned();
    }
    if (submission.oldSize() > next.size()) {
      return new Answer.OldIsLarger();
    }
    SignedNote byLog =
        new SignedNote(
            submission.note().text(),
            trusted.stream().flatMap(key -> submission.note().by(key).stream()).toList());
    Optional<SignedNote> kept = state.read(next.origin());
    Checkpoint last =
        kept.map(note -> Checkpoint.parse(note.text()))
            .orElseGet(() -> new Checkpoint(next.origin(), 0, Hash.EMPTY));
    // Two roots of one size contradict each other, whatever the log says that it sent before.
    if (last.size() == next.size() && !last.root().equals(next.root())) {
      kept.ifPresent(note -> evidence(note, byLog));
      return new Answer.Conflict(last.size());
    }
    if (submission.oldSize() != last.size()) {
      return new Answer.Conflict(last.size());
    }
    if (!Proofs.isConsistent(
        last.size(), last.root(), next.size(), next.root(), submission.proof())) {
      kept.ifPresent(note -> evidence(note, byLog));
      return new Answer.NotConsistent();
    }
    SignedNote.Signature cosignature =
        signer.cosign(submission.note().text(), clock.instant().getEpochSecond());
    state.keep(next.origin(), byLog.with(List.of(cosignature)));
    return new Answer.Cosigned(cosignature);
  }

  /**
   * Keeps two notes that the log has signed. Of one size they cannot both be true; of two sizes
   * they may be, where somebody else sent the newer one with a wrong proof.
   */
  private void evidence(SignedNote kept, SignedNote other) {
    state.evidence(kept, other);
    Checkpoint last = Checkpoint.parse(kept.text());
    Checkpoint next = Checkpoint.parse(other.text());
    LOG.warn(
        "Not cosigned: {} with {} leaves {} what it was with {}; both notes are kept",
        next.origin(),
        next.size(),
        next.size() == last.size() ? "contradicts" : "is not shown to begin with",
        last.size());
  }
}
