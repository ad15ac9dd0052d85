package org.referralrouter.audit.verify;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.referralrouter.audit.tlog.NoteKey;
import org.referralrouter.audit.tlog.SignedNote;

/**
 * Looks at every signature line: none may be false or there twice. Whoever names witnesses must
 * know every line; else lines of strangers are passed over, as signed-note has it.
 */
final class Signatures {
  private Signatures() {}

  /** What is wrong with the lines of a note; empty where nothing is. */
  static Optional<String> fault(SignedNote note, Trust trust) {
    Set<NoteKey> seen = new HashSet<>();
    for (SignedNote.Signature signature : note.signatures()) {
      Optional<NoteKey> key =
          Stream.concat(trust.ledger().stream(), trust.witnesses().stream())
              .filter(
                  each -> each.name().equals(signature.name()) && each.id() == signature.keyId())
              .findFirst();
      if (key.isEmpty() && trust.witnesses().isEmpty()) {
        continue;
      }
      if (key.isEmpty()) {
        return Optional.of("a signature is by a key that is not trusted here: name it, or ask why");
      }
      if (!key.get().verifies(note.text(), signature.bytes())) {
        return Optional.of("the signature of " + key.get().name() + " is false");
      }
      if (!seen.add(key.get())) {
        return Optional.of("the signature of " + key.get().name() + " is there twice");
      }
    }
    return trust.ledger().stream().anyMatch(seen::contains)
        ? Optional.empty()
        : Optional.of("no trusted key of the ledger has signed");
  }

  /** How many trusted witnesses have cosigned. */
  static int cosigners(SignedNote note, List<NoteKey> witnesses) {
    return (int) witnesses.stream().filter(key -> note.by(key).isPresent()).count();
  }
}
