package org.referralrouter.local.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.CookieManager;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.referralrouter.concern.Agency;
import org.referralrouter.local.port.FreePort;
import org.referralrouter.local.secret.SecretDirectory;
import org.referralrouter.local.secret.SecretFile;
import org.referralrouter.wire.AgenciesFile;
import org.springframework.security.oauth2.jwt.JwtDecoders;

class IssuerIT {
  private final int port = FreePort.next();
  @TempDir private Path directory;

  @Test
  void a_role_that_names_no_scope_gets_all_of_its_own_and_its_name_as_subject() {
    try (var issuer = start()) {
      var token =
          JwtDecoders.fromIssuerLocation(issuer.uri().toString())
              .decode(token(issuer, Role.PRACTITIONER));
      assertThat(token.getSubject()).isEqualTo("practitioner");
      assertThat(Objects.requireNonNull(token.getClaimAsString("scope")).split(" "))
          .containsExactlyInAnyOrder("concern:submit", "concern:read", "decision:preview");
    }
  }

  @Test
  void a_scope_of_another_role_is_refused() {
    try (var issuer = start()) {
      var client = Role.of(Agency.POLICE).client(secrets());
      assertThatThrownBy(() -> new Tokens(issuer.uri()).of(client, List.of("audit:read")))
          .hasMessageContaining("invalid_scope")
          .hasMessageNotContaining(client.secret());
    }
  }

  @Test
  void who_reads_an_agencys_referrals_may_not_ask_to_read_the_restricted_ones() {
    try (var issuer = start()) {
      var colleague = Role.of(Agency.POLICE).client(secrets());
      var restricted = List.of("referral:police:restricted");
      assertThatThrownBy(() -> new Tokens(issuer.uri()).of(colleague, restricted))
          .hasMessageContaining("invalid_scope");
      var reader = Role.restrictedOf(Agency.POLICE).client(secrets());
      assertThat(new Tokens(issuer.uri()).of(reader, restricted)).isNotBlank();
    }
  }

  @Test
  void a_wrong_secret_is_refused() {
    try (var issuer = start()) {
      assertThatThrownBy(
              () ->
                  new Tokens(issuer.uri()).of(new Client("police", "guessed", Set.of()), Set.of()))
          .hasMessageContaining("invalid_client");
    }
  }

  @Test
  void who_guesses_a_clients_secret_is_soon_refused_unlooked_at_and_another_client_is_not() {
    try (var issuer = start()) {
      var tokens = new Tokens(issuer.uri());
      for (int guess = 0; guess < GuessingBrake.WRONG_AT_ONCE; guess++) {
        var guessed = new Client("police", "guess-" + guess, Set.of());
        assertThatThrownBy(() -> tokens.of(guessed, Set.of())).hasMessageContaining("401");
      }
      assertThatThrownBy(() -> tokens.of(Role.of(Agency.POLICE).client(secrets()), Set.of()))
          .hasMessageContaining("429")
          .hasMessageContaining("Try again in");
      assertThat(token(issuer, Role.AUDITOR)).isNotBlank();
    }
  }

  @Test
  void a_client_with_the_right_secret_is_never_slowed() {
    try (var issuer = start()) {
      for (int time = 0; time < 3 * GuessingBrake.WRONG_AT_ONCE; time++) {
        assertThat(token(issuer, Role.of(Agency.POLICE))).isNotBlank();
      }
    }
  }

  @Test
  void who_guesses_a_persons_password_is_soon_refused() throws Exception {
    try (var issuer = start();
        var browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
      var page = browser.send(request(issuer).build(), BodyHandlers.ofString()).body();
      var sign = page.split("name=\"_csrf\" type=\"hidden\" value=\"", 2)[1].split("\"", 2)[0];
      var form = "username=auditor&password=guess&_csrf=" + sign;
      var attempt =
          request(issuer)
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(BodyPublishers.ofString(form))
              .build();
      var answers = new ArrayList<Integer>();
      for (int guess = 0; guess <= GuessingBrake.WRONG_AT_ONCE; guess++) {
        answers.add(browser.send(attempt, BodyHandlers.discarding()).statusCode());
      }
      assertThat(answers.removeLast()).isEqualTo(429);
      assertThat(answers).containsOnly(302);
    }
  }

  @Test
  void a_token_given_before_a_restart_is_good_after_it() {
    String token;
    try (var issuer = start()) {
      token = token(issuer, Role.AUDITOR);
    }
    try (var issuer = start()) {
      assertThat(JwtDecoders.fromIssuerLocation(issuer.uri().toString()).decode(token).getSubject())
          .isEqualTo("auditor");
    }
  }

  private static HttpRequest.Builder request(Issuer issuer) {
    return HttpRequest.newBuilder(issuer.uri().resolve("/login"));
  }

  @Test
  void a_rotated_secret_and_a_revoked_agency_count_at_once_in_a_running_issuer() {
    var kept = SecretDirectory.at(directory);
    var clients =
        new KeptClients(
            kept,
            secrets ->
                Role.all(AgenciesFile.bundled()).stream()
                    .map(role -> role.client(secrets))
                    .toList());
    try (var issuer =
        Issuer.start(port, SigningKey.kept(kept), new Members(clients, List.of(), List.of()))) {
      var before = Role.of(Agency.POLICE).client(secrets());
      var tokens = new Tokens(issuer.uri());
      assertThat(tokens.of(before, Set.of())).isNotBlank();

      String _ = secrets().renew("police");
      assertThatThrownBy(() -> tokens.of(before, Set.of())).hasMessageContaining("invalid_client");
      var rotated = Role.of(Agency.POLICE).client(secrets());
      assertThat(tokens.of(rotated, Set.of())).isNotBlank();

      var memberships = new Memberships(kept);
      var restricted = Role.restrictedOf(Agency.POLICE).client(secrets());
      memberships.put("police", Membership.REVOKED);
      assertThatThrownBy(() -> tokens.of(rotated, Set.of())).hasMessageContaining("invalid_client");
      assertThatThrownBy(() -> tokens.of(restricted, Set.of()))
          .hasMessageContaining("invalid_client");
      assertThat(tokens.of(Role.of(Agency.SOCIAL_CARE).client(secrets()), Set.of())).isNotBlank();

      memberships.put("police", Membership.ONBOARDED);
      assertThat(tokens.of(rotated, Set.of())).isNotBlank();
    }
  }

  @Test
  void an_agencys_token_is_good_for_ten_minutes_and_anothers_for_a_working_day() {
    try (var issuer = start()) {
      assertThat(lives(issuer, Role.of(Agency.POLICE))).isEqualTo(Duration.ofMinutes(10));
      assertThat(lives(issuer, Role.PRACTITIONER)).isEqualTo(Duration.ofHours(8));
    }
  }

  private Duration lives(Issuer issuer, Role role) {
    var token = JwtDecoders.fromIssuerLocation(issuer.uri().toString()).decode(token(issuer, role));
    return Duration.between(
        Objects.requireNonNull(token.getIssuedAt()), Objects.requireNonNull(token.getExpiresAt()));
  }

  private Issuer start() {
    var clients =
        Role.all(AgenciesFile.bundled()).stream().map(role -> role.client(secrets())).toList();
    return Issuer.start(port, SigningKey.kept(SecretDirectory.at(directory)), Members.of(clients));
  }

  private String token(Issuer issuer, Role role) {
    return new Tokens(issuer.uri()).of(role.client(secrets()), Set.of());
  }

  private SecretFile secrets() {
    return new SecretFile(SecretDirectory.at(directory), IssuerProcess.CLIENTS);
  }
}
