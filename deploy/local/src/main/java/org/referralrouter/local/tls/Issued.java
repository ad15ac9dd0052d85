package org.referralrouter.local.tls;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;

/** A certificate with its key. */
record Issued(X509Certificate certificate, PrivateKey key) {
  /** Before a certificate ends, its successor is made. */
  private static final Duration RENEWED_BEFORE = Duration.ofDays(30);

  /** Whether it is still good for a while, and signed by this one's key. */
  boolean isFresh(Issued signer, Instant now) {
    try {
      certificate.verify(signer.certificate.getPublicKey());
      return certificate.getNotAfter().toInstant().isAfter(now.plus(RENEWED_BEFORE));
    } catch (GeneralSecurityException foreign) {
      return false;
    }
  }

  @Override
  public String toString() {
    return "Issued[" + certificate.getSubjectX500Principal() + "]";
  }
}
