package org.referralrouter.local.tls;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes X.509 certificates (RFC 5280) on the curve P-256. */
final class CertificateMaker {
  static final String BROKER = "CN=broker";

  private static final String AUTHORITY = "CN=Referral Router on this machine";
  private static final Duration AUTHORITY_LIVES = Duration.ofDays(3650);
  private static final Duration BROKER_LIVES = Duration.ofDays(397);
  private static final Duration CLOCKS_DIFFER = Duration.ofHours(1);
  private static final int SERIAL_BITS = 128;

  private CertificateMaker() {}

  /** A new authority, which signs itself. */
  static Issued authority(Instant now) throws GeneralSecurityException {
    var pair = pair();
    try {
      var builder = builder(AUTHORITY, AUTHORITY, pair, now, AUTHORITY_LIVES);
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
      builder.addExtension(
          Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
      return signed(builder, pair, pair);
    } catch (CertIOException | OperatorCreationException e) {
      throw new GeneralSecurityException("Cannot make the authority's certificate", e);
    }
  }

  /** The broker's, as a server on 127.0.0.1 and localhost and as a client of itself. */
  static Issued broker(Issued authority, Instant now) throws GeneralSecurityException {
    var pair = pair();
    var signer = new KeyPair(authority.certificate().getPublicKey(), authority.key());
    try {
      var builder = builder(AUTHORITY, BROKER, pair, now, BROKER_LIVES);
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
      builder.addExtension(
          Extension.extendedKeyUsage,
          false,
          new ExtendedKeyUsage(
              new KeyPurposeId[] {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth}));
      builder.addExtension(
          Extension.subjectAlternativeName,
          false,
          new GeneralNames(
              new GeneralName[] {
                new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
                new GeneralName(GeneralName.dNSName, "localhost")
              }));
      return signed(builder, pair, signer);
    } catch (CertIOException | OperatorCreationException e) {
      throw new GeneralSecurityException("Cannot make the broker's certificate", e);
    }
  }

  private static X509v3CertificateBuilder builder(
      String issuer, String subject, KeyPair pair, Instant now, Duration lives) {
    return new JcaX509v3CertificateBuilder(
        new X500Name(issuer),
        new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(0),
        Date.from(now.minus(CLOCKS_DIFFER)),
        Date.from(now.plus(lives)),
        new X500Name(subject),
        pair.getPublic());
  }

  private static Issued signed(X509v3CertificateBuilder builder, KeyPair pair, KeyPair signer)
      throws GeneralSecurityException, OperatorCreationException {
    var signature = new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate());
    var certificate = new JcaX509CertificateConverter().getCertificate(builder.build(signature));
    return new Issued(certificate, pair.getPrivate());
  }

  private static KeyPair pair() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }
}
