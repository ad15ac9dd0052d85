package org.referralrouter.edge;

import static org.springframework.security.config.http.SessionCreationPolicy.STATELESS;

import jakarta.servlet.DispatcherType;
import java.time.Clock;
import org.referralrouter.edge.agencies.AgenciesConfiguration;
import org.referralrouter.edge.document.OpenApiController;
import org.referralrouter.edge.health.HealthConfiguration;
import org.referralrouter.edge.log.LogLevels;
import org.referralrouter.edge.log.RequestConcern;
import org.referralrouter.edge.measure.MeasureConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The edge of a service, for the service to import. */
@Configuration(proxyBeanMethods = false)
@Import({
  Faults.class,
  UnreadableRequests.class,
  AgenciesConfiguration.class,
  HealthConfiguration.class,
  LogLevels.class,
  MeasureConfiguration.class,
  OpenApiController.class,
  RequestConcern.class
})
public class ServiceEdge {
  private static final String[] DOCUMENTS = {
    "/openapi", "/openapi.json", "/asyncapi", "/asyncapi.json"
  };

  @Bean
  SecurityProblems securityProblems(ObjectProvider<Denials> denials) {
    return new SecurityProblems(denials);
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemReports() {
    return tomcat ->
        tomcat.addContextCustomizers(
            context -> context.getParent().getPipeline().addValve(new ProblemReports()));
  }

  /**
   * The steps of Spring Security are not observed one by one: each would cost more than what it
   * observes. Requests are.
   */
  @Bean
  static SecurityObservationSettings securityObservations() {
    return SecurityObservationSettings.noObservations();
  }

  @Bean
  static RememberedTokens rememberedTokens() {
    return new RememberedTokens(Clock.systemUTC());
  }

  /**
   * What a token must say, with its issuer's signature and times.
   *
   * @param audience {@code OAUTH_AUDIENCE}: whom tokens must be for
   */
  @Bean
  OAuth2TokenValidator<Jwt> tokenRules(
      @Value("${OAUTH_AUDIENCE:referral-router}") String audience) {
    return new TokenRules(audience);
  }

  /**
   * What every service asks of a caller: health and the documents of its interfaces are open, since
   * they hold no secret, what looks inside needs {@code operations:read}, what changes something
   * there {@code operations:act}, and all else is the service's to say. Bearer tokens are never
   * sent by a browser of itself, so there is nothing to forge and no session.
   *
   * @param http a service's own, which leaves here built
   * @param paths says of each path who may call it, and of any other that nobody may
   */
  public static SecurityFilterChain chain(
      HttpSecurity http,
      SecurityProblems problems,
      Customizer<
              AuthorizeHttpRequestsConfigurer<HttpSecurity>
                  .AuthorizationManagerRequestMatcherRegistry>
          paths) {
    return http.authorizeHttpRequests(
            requests -> {
              requests
                  .dispatcherTypeMatchers(DispatcherType.ERROR)
                  .permitAll()
                  .requestMatchers(EndpointRequest.to(HealthEndpoint.class))
                  .permitAll()
                  .requestMatchers(changes(HttpMethod.POST), changes(HttpMethod.DELETE))
                  .hasAuthority("SCOPE_operations:act")
                  .requestMatchers(EndpointRequest.toAnyEndpoint())
                  .hasAuthority("SCOPE_operations:read")
                  .requestMatchers(HttpMethod.GET, DOCUMENTS)
                  .permitAll();
              paths.customize(requests);
            })
        .oauth2ResourceServer(
            server ->
                server
                    .jwt(Customizer.withDefaults())
                    .authenticationEntryPoint(problems)
                    .accessDeniedHandler(problems))
        .sessionManagement(sessions -> sessions.sessionCreationPolicy(STATELESS))
        .csrf(AbstractHttpConfigurer::disable)
        .build();
  }

  private static RequestMatcher changes(HttpMethod method) {
    return EndpointRequest.toAnyEndpoint().withHttpMethod(method);
  }
}
