package org.referralrouter.edge.measure;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Tells how long the certificates are still good that this service trusts at the broker: a file in
 * PEM, as Kafka's setting {@code ssl.truststore.location} names it.
 */
public final class CertificateWatch implements MeterBinder {
  private final Optional<Path> file;
  private final Clock clock;

  /**
   * A watch.
   *
   * @param file with the certificates; empty where the broker is an open one
   */
  public CertificateWatch(Optional<Path> file, Clock clock) {
    this.file = file;
    this.clock = clock;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Measure.CERTIFICATE_REMAINING.gauge(registry, this::remaining);
  }

  private Number remaining() {
    return file.map(this::remaining).orElse(Double.NaN);
  }

  /** In seconds; read anew each time, since the file is renewed beneath. NaN where it cannot be. */
  private double remaining(Path pem) {
    try (InputStream in = Files.newInputStream(pem)) {
      return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
          .mapToDouble(this::remaining)
          .min()
          .orElse(Double.NaN);
    } catch (IOException | CertificateException _) {
      return Double.NaN;
    }
  }

  private double remaining(Certificate certificate) {
    return certificate instanceof X509Certificate dated
        ? Duration.between(clock.instant(), dated.getNotAfter().toInstant()).toSeconds()
        : Double.NaN;
  }
}
