package org.referralrouter.audit.ledger;

import java.util.UUID;
import org.referralrouter.audit.tlog.Hash;

/** The key of a subject, and what is done with it. Destroyed, it leaves nothing to read. */
public interface SubjectKey {
  /** Its number, which tells nothing of the subject. */
  long id();

  /** What stands for the subject in leaves. Random. */
  UUID tag();

  /** The commitment to some bytes. */
  Hash commit(byte[] bytes);

  /**
   * Encrypts.
   *
   * @param context bound to the ciphertext: it opens nowhere else
   */
  byte[] encrypt(byte[] plaintext, byte[] context);

  /**
   * Decrypts.
   *
   * @throws PayloadUnreadable where the ciphertext is not this key's or not this context's
   */
  byte[] decrypt(byte[] ciphertext, byte[] context);
}
