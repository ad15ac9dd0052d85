package org.referralrouter.routing.security;

import org.referralrouter.edge.SecurityProblems;
import org.referralrouter.edge.ServiceEdge;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Previews need {@code decision:preview}, trials {@code agencies:onboard}; what is not named is
 * closed.
 */
@Configuration(proxyBeanMethods = false)
@Import(ServiceEdge.class)
class SecurityConfiguration {
  @Bean
  SecurityFilterChain paths(HttpSecurity http, SecurityProblems problems) {
    return ServiceEdge.chain(
        http,
        problems,
        requests ->
            requests
                .requestMatchers("/decisions")
                .hasAuthority("SCOPE_decision:preview")
                .requestMatchers("/trial-referrals")
                .hasAuthority("SCOPE_agencies:onboard")
                .anyRequest()
                .denyAll());
  }
}
