package org.referralrouter.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.referralrouter.access.AccessMatrix;
import org.referralrouter.access.Principal;
import org.referralrouter.concern.Agency;
import org.referralrouter.local.issuer.Membership;
import org.referralrouter.wire.AgenciesFile;

class PartsTest {
  @TempDir private Path directory;

  @Test
  void a_start_gives_a_revoked_agency_no_right_back() {
    var police = Principal.of(Agency.POLICE);
    new Home(directory).memberships().put(police.clientId(), Membership.REVOKED);

    assertThat(access().of(police).rules()).isEmpty();
    assertThat(access().of(Principal.of(Agency.TRIAGE)).rules()).isNotEmpty();

    new Home(directory).memberships().put(police.clientId(), Membership.ONBOARDED);
    assertThat(access()).isEqualTo(AccessMatrix.bundled(AgenciesFile.bundled()));
  }

  private AccessMatrix access() {
    try (var http = HttpClient.newHttpClient()) {
      return new Parts(
              new Checkout(directory),
              new Home(directory),
              new Ports(0),
              new ChosenProcedure(Optional.empty()),
              LogLimits.by(Map.of()),
              http)
          .access();
    }
  }
}
