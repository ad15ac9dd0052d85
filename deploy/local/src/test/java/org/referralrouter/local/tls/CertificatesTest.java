package org.referralrouter.local.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.referralrouter.local.secret.SecretDirectory;

class CertificatesTest {
  private static final Instant FIRST_START = Instant.parse("2026-12-01T08:00:00Z");

  @TempDir private Path path;

  @Test
  void they_are_kept_while_more_than_thirty_days_are_left() throws Exception {
    var directory = SecretDirectory.at(path);
    Certificates.keep(directory, FIRST_START);
    var authority = directory.read(Certificates.AUTHORITY).orElseThrow();
    var broker = directory.read(Certificates.BROKER).orElseThrow();
    Certificates.keep(directory, FIRST_START.plus(Duration.ofDays(366)));
    assertThat(directory.read(Certificates.AUTHORITY)).contains(authority);
    assertThat(directory.read(Certificates.BROKER)).contains(broker);
  }

  @Test
  void the_brokers_is_renewed_before_it_ends_by_the_same_authority() throws Exception {
    var directory = SecretDirectory.at(path);
    Certificates.keep(directory, FIRST_START);
    var authority = directory.read(Certificates.AUTHORITY).orElseThrow();
    var later = FIRST_START.plus(Duration.ofDays(368));
    Certificates.keep(directory, later);
    assertThat(directory.read(Certificates.AUTHORITY)).contains(authority);
    var renewed = certificate(directory, Certificates.BROKER);
    assertThat(renewed.getNotAfter()).isAfter(Date.from(later.plus(Duration.ofDays(300))));
    renewed.verify(Pem.certificate(authority).getPublicKey());
  }

  @Test
  void an_authority_that_ends_takes_the_brokers_certificate_with_it() throws Exception {
    var directory = SecretDirectory.at(path);
    Certificates.keep(directory, FIRST_START);
    var first = certificate(directory, Certificates.AUTHORITY);
    Certificates.keep(directory, FIRST_START.plus(Duration.ofDays(3640)));
    var second = certificate(directory, Certificates.AUTHORITY);
    assertThat(second).isNotEqualTo(first);
    certificate(directory, Certificates.BROKER).verify(second.getPublicKey());
  }

  @Test
  void the_brokers_names_this_machine_alone() throws Exception {
    var directory = SecretDirectory.at(path);
    Certificates.keep(directory, FIRST_START);
    assertThat(certificate(directory, Certificates.BROKER).getSubjectAlternativeNames())
        .extracting(name -> (Object) name.get(1))
        .containsExactlyInAnyOrder("127.0.0.1", "localhost");
  }

  private static X509Certificate certificate(SecretDirectory directory, String file)
      throws Exception {
    return Pem.certificate(directory.read(file).orElseThrow());
  }
}
