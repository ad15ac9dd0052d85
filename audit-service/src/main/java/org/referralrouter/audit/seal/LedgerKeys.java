package org.referralrouter.audit.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Collectors;
import org.referralrouter.audit.secret.SecretText;
import org.referralrouter.audit.tlog.NoteKey;
import org.referralrouter.audit.tlog.NoteSigner;
import org.referralrouter.audit.tlog.SignedNote;

/** The keys that sign the ledger's checkpoints. */
public final class LedgerKeys {
  private final List<NoteSigner> signers;

  /** Keys that are known. */
  public LedgerKeys(List<NoteSigner> signers) {
    this.signers = List.copyOf(signers);
  }

  /**
   * The keys that the settings name.
   *
   * @throws IllegalStateException where a key is another ledger's
   */
  public static LedgerKeys of(SealSettings settings) {
    List<NoteSigner> signers =
        settings.keyFiles().stream().map(file -> signer(file, settings)).toList();
    for (NoteSigner signer : signers) {
      if (!signer.key().name().equals(settings.origin())) {
        throw new IllegalStateException(
            "The signer key of %s does not sign for %s; check audit.seal"
                .formatted(signer.key().name(), settings.origin()));
      }
    }
    LedgerKeys keys = new LedgerKeys(signers);
    Path published = settings.vkeyFile();
    if (published != null) {
      keys.publish(published);
    }
    return keys;
  }

  private static NoteSigner signer(Path file, SealSettings settings) {
    if (settings.generate() && !Files.exists(file)) {
      SecretText.write(
          file,
          NoteSigner.generate(settings.origin(), NoteKey.ED25519, new SecureRandom()).secret());
    }
    try {
      return NoteSigner.parse(Files.readString(file).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The signer key cannot be read from "
              + file
              + "; a new ledger's is made with audit.seal.generate=true (AUDIT_GENERATE_KEYS)",
          e);
    }
  }

  private void publish(Path file) {
    String text = verifiers().stream().map(key -> key.text() + "\n").collect(Collectors.joining());
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.writeString(fresh, text);
      // Whole or not at all: a witness reads it again and again.
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the verifier keys to " + file, e);
    }
  }

  /** The keys that verify what these sign. */
  public List<NoteKey> verifiers() {
    return signers.stream().map(NoteSigner::key).toList();
  }

  /** The text, signed by every key. */
  public SignedNote sign(String text) {
    return new SignedNote(text, signers.stream().map(signer -> signer.sign(text)).toList());
  }

  /** Whether one of these keys has signed the note. */
  public boolean signed(SignedNote note) {
    return verifiers().stream().anyMatch(key -> note.by(key).isPresent());
  }
}
