package org.referralrouter.audit.security;

import org.referralrouter.edge.SecurityProblems;
import org.referralrouter.edge.ServiceEdge;
import org.referralrouter.edge.StoreFaults;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/**
 * The log is read with {@code audit:read}, what operators see with {@code operations:read}; what is
 * not named is closed.
 */
@Configuration(proxyBeanMethods = false)
@Import({ServiceEdge.class, StoreFaults.class})
class SecurityConfiguration {
  @Bean
  SecurityFilterChain paths(HttpSecurity http, SecurityProblems problems) {
    return ServiceEdge.chain(
        http,
        problems,
        requests ->
            requests
                .requestMatchers(
                    "/entries",
                    "/referrals/*/timeline",
                    "/missing",
                    "/exports",
                    "/checkpoint",
                    "/tile/**",
                    "/logs/**",
                    "/proof/*",
                    "/ledger")
                .hasAuthority("SCOPE_audit:read")
                .requestMatchers("/erasures", "/erasures/*")
                .hasAuthority("SCOPE_audit:erase")
                .requestMatchers("/legal-holds/*")
                .hasAuthority("SCOPE_audit:hold")
                .requestMatchers("/flow", "/waits", "/standings/*")
                .hasAuthority("SCOPE_operations:read")
                .requestMatchers(
                    HttpMethod.POST, "/dead-letters/redrives", "/dead-letters/set-asides")
                .hasAuthority("SCOPE_operations:act")
                .requestMatchers("/dead-letters/*/record")
                .hasAuthority("SCOPE_operations:records")
                .requestMatchers(HttpMethod.GET, "/dead-letters", "/dead-letters/*")
                .hasAuthority("SCOPE_operations:read")
                .anyRequest()
                .denyAll());
  }
}
