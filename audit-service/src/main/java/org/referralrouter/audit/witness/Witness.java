package org.referralrouter.audit.witness;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.referralrouter.audit.tlog.Checkpoint;
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
    Optional<SignedNote> kept = state.read(next.origin());
    Optional<Checkpoint> last = kept.map(note -> Checkpoint.parse(note.text()));
    long lastSize = last.map(Checkpoint::size).orElse(0L);
    if (submission.oldSize() != lastSize) {
      return new Answer.Conflict(lastSize);
    }
    if (last.isPresent() && lastSize == next.size() && !last.get().root().equals(next.root())) {
      evidence(kept.get(), submission);
      return new Answer.Conflict(lastSize);
    }
    boolean begins =
        (last.isEmpty() || lastSize == 0)
            ? submission.proof().isEmpty()
            : Proofs.isConsistent(
                lastSize, last.get().root(), next.size(), next.root(), submission.proof());
    if (!begins) {
      kept.ifPresent(note -> evidence(note, submission));
      return new Answer.NotConsistent();
    }
    SignedNote.Signature cosignature =
        signer.cosign(submission.note().text(), clock.instant().getEpochSecond());
    SignedNote byLog =
        new SignedNote(
            submission.note().text(),
            trusted.stream().flatMap(key -> submission.note().by(key).stream()).toList());
    state.keep(next.origin(), byLog.with(List.of(cosignature)));
    return new Answer.Cosigned(cosignature);
  }

  /** Two notes that the log has signed and that cannot both be true are kept to be shown. */
  private void evidence(SignedNote kept, Submission submission) {
    state.evidence(kept, submission.note());
    LOG.warn(
        "Not cosigned: {} with {} leaves is not what it was with {}; both notes are kept",
        submission.checkpoint().origin(),
        submission.checkpoint().size(),
        Checkpoint.parse(kept.text()).size());
  }
}
