package org.referralrouter.intake.security;

import org.referralrouter.edge.SecurityProblems;
import org.referralrouter.edge.ServiceEdge;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** {@code concern:submit} writes, {@code concern:read} reads. */
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
                .requestMatchers(HttpMethod.POST, "/concerns/**")
                .hasAuthority("SCOPE_concern:submit")
                .requestMatchers(HttpMethod.PUT, "/concerns/**")
                .hasAuthority("SCOPE_concern:submit")
                .requestMatchers(HttpMethod.GET, "/concerns/**")
                .hasAuthority("SCOPE_concern:read")
                .requestMatchers(HttpMethod.HEAD, "/concerns/**")
                .hasAuthority("SCOPE_concern:read")
                .anyRequest()
                .authenticated());
  }
}
