package org.referralrouter.intake.security;

import static org.springframework.security.config.http.SessionCreationPolicy.STATELESS;

import jakarta.servlet.DispatcherType;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Scopes: {@code concern:submit} writes, {@code concern:read} reads, {@code operations:read} looks
 * inside.
 */
@Configuration(proxyBeanMethods = false)
class Security {
  @Bean
  SecurityFilterChain chain(HttpSecurity http, SecurityProblems problems) throws Exception {
    return http.authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ERROR)
                    .permitAll()
                    .requestMatchers(EndpointRequest.to(HealthEndpoint.class))
                    .permitAll()
                    .requestMatchers(EndpointRequest.toAnyEndpoint())
                    .hasAuthority("SCOPE_operations:read")
                    .requestMatchers(HttpMethod.POST, "/concerns/**")
                    .hasAuthority("SCOPE_concern:submit")
                    .requestMatchers(HttpMethod.PUT, "/concerns/**")
                    .hasAuthority("SCOPE_concern:submit")
                    .requestMatchers(HttpMethod.GET, "/concerns/**")
                    .hasAuthority("SCOPE_concern:read")
                    .anyRequest()
                    .authenticated())
        // Bearer tokens alone, no cookie: there is nothing for a forged request to ride on.
        .csrf(csrf -> csrf.disable())
        .sessionManagement(session -> session.sessionCreationPolicy(STATELESS))
        .oauth2ResourceServer(
            server ->
                server
                    .jwt(Customizer.withDefaults())
                    .authenticationEntryPoint(problems)
                    .accessDeniedHandler(problems))
        .build();
  }
}
