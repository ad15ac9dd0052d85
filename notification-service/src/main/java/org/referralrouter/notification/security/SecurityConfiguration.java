package org.referralrouter.notification.security;

import org.referralrouter.concern.Agencies;
import org.referralrouter.edge.SecurityProblems;
import org.referralrouter.edge.ServiceEdge;
import org.referralrouter.edge.StoreFaults;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/**
 * An agency's paths are open to that agency's scopes alone; what is not named is closed. What only
 * restricted readers may see, the inbox keeps from the others.
 */
@Configuration(proxyBeanMethods = false)
@Import({ServiceEdge.class, StoreFaults.class})
class SecurityConfiguration {
  @Bean
  SecurityFilterChain paths(HttpSecurity http, SecurityProblems problems, Agencies agencies) {
    return ServiceEdge.chain(
        http,
        problems,
        requests ->
            requests
                .requestMatchers("/agencies/{agency}/**")
                .access(ownAgency(agencies))
                .anyRequest()
                .denyAll());
  }

  private static AuthorizationManager<RequestAuthorizationContext> ownAgency(Agencies agencies) {
    return (authentication, request) -> {
      String slug = request.getVariables().get("agency");
      String scope = "SCOPE_referral:" + slug;
      return slug != null && agencies.ofSlug(slug).isPresent()
          ? AuthorityAuthorizationManager.<RequestAuthorizationContext>hasAnyAuthority(
                  scope, scope + ":restricted")
              .authorize(authentication, request)
          : new AuthorizationDecision(false);
    };
  }
}
