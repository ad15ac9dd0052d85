package org.referralrouter.local.issuer;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;

/** Spring's authorization server: client credentials for systems, authorization code for people. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class IssuerSecurity {
  @Bean
  SecurityFilterChain endpoints(HttpSecurity http) {
    return http.oauth2AuthorizationServer(server -> server.oidc(Customizer.withDefaults()))
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .formLogin(Customizer.withDefaults())
        .addFilterBefore(new GuessingBrake(), SecurityContextHolderFilter.class)
        .build();
  }

  @Bean
  PasswordEncoder secrets() {
    return new RandomSecretEncoder();
  }

  @Bean
  RegisteredClientRepository registered(Members members, PasswordEncoder secrets) {
    return new PresentClients(
        members.clients(),
        members.pages().stream()
            .map(page -> registered(page, secrets))
            .collect(Collectors.toMap(RegisteredClient::getClientId, page -> page)),
        client -> registered(client, secrets));
  }

  @Bean
  UserDetailsService people(Members members, PasswordEncoder secrets) {
    return new InMemoryUserDetailsManager(
        members.people().stream()
            .map(
                person ->
                    User.withUsername(person.name())
                        .password(Objects.requireNonNull(secrets.encode(person.password())))
                        .build())
            .toList());
  }

  @Bean
  JWKSource<SecurityContext> keys(SigningKey key) {
    return key.source();
  }

  // The issuer reads its own tokens where a person signs out.
  @Bean
  JwtDecoder ownTokens(JWKSource<SecurityContext> keys) {
    return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
  }

  // RFC 9068, 2.2.3: `scope` is one text with spaces. A client that names no scope gets all that it
  // may have. The audience (2.2) is the system as a whole; an ID token's is the page, and it says
  // what the person is (2.2.3.1).
  @Bean
  OAuth2TokenCustomizer<JwtEncodingContext> claims(Members members) {
    return context -> {
      if (context.getTokenType().getValue().equals(OidcParameterNames.ID_TOKEN)) {
        Authentication person =
            Objects.requireNonNull(context.getPrincipal(), "an ID token is somebody's");
        var roles = members.rolesOf(person.getName());
        context.getClaims().claim("roles", List.copyOf(roles));
      }
      if (context.getTokenType().equals(OAuth2TokenType.ACCESS_TOKEN)) {
        context.getClaims().audience(List.of(Issuer.AUDIENCE));
      }
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
        .tokenSettings(TokenSettings.builder().accessTokenTimeToLive(client.tokensLive()).build())
        .build();
  }

  private static RegisteredClient registered(PageClient page, PasswordEncoder secrets) {
    return RegisteredClient.withId(page.id())
        .clientId(page.id())
        .clientSecret(Objects.requireNonNull(secrets.encode(page.secret())))
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .redirectUri(page.signedIn().toString())
        .postLogoutRedirectUri(page.signedOut().toString())
        .scope(OidcScopes.OPENID)
        .scopes(scopes -> scopes.addAll(page.scopes()))
        .clientSettings(
            ClientSettings.builder()
                .requireProofKey(true)
                .requireAuthorizationConsent(false)
                .build())
        .build();
  }
}
