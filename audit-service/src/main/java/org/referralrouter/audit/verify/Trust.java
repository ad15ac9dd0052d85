package org.referralrouter.audit.verify;

import java.util.List;
import java.util.Optional;
import org.referralrouter.audit.tlog.NoteKey;
import org.referralrouter.audit.tlog.SignedNote;

/**
 * What an auditor knows beforehand.
 *
 * @param ledger the keys that sign the ledger's checkpoints; at least one
 * @param witnesses the keys of witnesses
 * @param quorum how many of them must have cosigned
 * @param kept an earlier checkpoint that the auditor has kept
 */
public record Trust(
    List<NoteKey> ledger, List<NoteKey> witnesses, int quorum, Optional<SignedNote> kept) {
  public Trust {
    ledger = List.copyOf(ledger);
    witnesses = List.copyOf(witnesses);
    if (ledger.isEmpty()) {
      throw new IllegalArgumentException("Without the ledger's key nothing can be verified");
    }
  }
}
