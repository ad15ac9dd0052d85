package org.referralrouter.local.issuer;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import java.util.Collection;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;

/** Spring's authorization server with one grant: client credentials. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class IssuerSecurity {
  private static final Duration TOKENS_LIVE = Duration.ofHours(8);

  @Bean
  SecurityFilterChain endpoints(HttpSecurity http) {
    return http.oauth2AuthorizationServer(server -> {})
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .build();
  }

  @Bean
  PasswordEncoder secrets() {
    return new RandomSecretEncoder();
  }

  @Bean
  RegisteredClientRepository registered(Collection<Client> clients, PasswordEncoder secrets) {
    return new InMemoryRegisteredClientRepository(
        clients.stream().map(client -> registered(client, secrets)).toList());
  }

  @Bean
  JWKSource<SecurityContext> keys(SigningKey key) {
    return key.source();
  }

  // RFC 9068, 2.2.3: `scope` is one text with spaces. A client that names no scope gets all that it
  // may have.
  @Bean
  OAuth2TokenCustomizer<JwtEncodingContext> scopeClaim() {
    return context -> {
      var asked = context.getAuthorizedScopes();
      var scopes = asked.isEmpty() ? context.getRegisteredClient().getScopes() : asked;
      context.getClaims().claim("scope", String.join(" ", scopes));
    };
  }

  @Bean
  AuthorizationServerSettings settings(IssuerAddress address) {
    return AuthorizationServerSettings.builder().issuer(address.uri().toString()).build();
  }

  private static RegisteredClient registered(Client client, PasswordEncoder secrets) {
    return RegisteredClient.withId(client.id())
        .clientId(client.id())
        .clientSecret(Objects.requireNonNull(secrets.encode(client.secret())))
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
        .scopes(scopes -> scopes.addAll(client.scopes()))
        .tokenSettings(TokenSettings.builder().accessTokenTimeToLive(TOKENS_LIVE).build())
        .build();
  }
}
