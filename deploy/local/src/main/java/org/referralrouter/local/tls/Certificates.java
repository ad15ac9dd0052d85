package org.referralrouter.local.tls;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Optional;
import org.referralrouter.local.secret.SecretDirectory;

/**
 * The authority of one home and the certificate that it gives its broker, in the directory of
 * secrets. Both are made where they are missing, and anew where less than 30 days of them are left.
 */
public final class Certificates {
  /** The file of the authority's certificate, which clients trust. */
  public static final String AUTHORITY = "kafka-ca.pem";

  /** The file of the broker's key and certificates, as Kafka takes it for a PEM key store. */
  public static final String BROKER = "kafka-broker.pem";

  /** What the broker is called in its own certificate. */
  public static final String BROKER_NAME = CertificateMaker.BROKER;

  private static final String AUTHORITY_KEY = "kafka-ca-key.pem";

  private Certificates() {}

  /**
   * Makes what is missing or ends soon.
   *
   * @param now the time by which it is told what ends soon
   */
  public static void keep(SecretDirectory directory, Instant now) {
    try {
      var authority = authority(directory, now);
      var kept = read(directory, BROKER, BROKER).filter(one -> one.isFresh(authority, now));
      if (kept.isEmpty()) {
        var made = CertificateMaker.broker(authority, now);
        directory.write(
            BROKER,
            Pem.of(made.key()) + Pem.of(made.certificate()) + Pem.of(authority.certificate()));
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The broker's certificates could not be made", e);
    }
  }

  private static Issued authority(SecretDirectory directory, Instant now)
      throws GeneralSecurityException {
    var kept = read(directory, AUTHORITY, AUTHORITY_KEY).filter(one -> one.isFresh(one, now));
    if (kept.isPresent()) {
      return kept.get();
    }
    var made = CertificateMaker.authority(now);
    directory.write(AUTHORITY_KEY, Pem.of(made.key()));
    directory.write(AUTHORITY, Pem.of(made.certificate()));
    return made;
  }

  private static Optional<Issued> read(SecretDirectory directory, String file, String keyFile)
      throws GeneralSecurityException {
    var certificate = directory.read(file);
    var key = directory.read(keyFile);
    return certificate.isEmpty() || key.isEmpty()
        ? Optional.empty()
        : Optional.of(new Issued(Pem.certificate(certificate.get()), Pem.key(key.get())));
  }
}
