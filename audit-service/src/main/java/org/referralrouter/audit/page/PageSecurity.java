package org.referralrouter.audit.page;

import static org.springframework.security.authorization.AuthorityAuthorizationManager.hasAuthority;
import static org.springframework.security.authorization.AuthorityAuthorizationManager.hasRole;
import static org.springframework.security.authorization.AuthorizationManagers.allOf;

import jakarta.servlet.DispatcherType;
import java.security.Principal;
import org.referralrouter.edge.Denials;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Who gets into the pages: people who signed in, through a client that may read the log, and who
 * are auditors themselves. A browser sends its cookie of itself, so here, unlike in the API, forms
 * carry a token.
 */
@Configuration(proxyBeanMethods = false)
class PageSecurity {
  @Bean
  Issuer issuer(PageSettings settings) {
    return new Issuer(settings);
  }

  @Bean
  @Order(1)
  SecurityFilterChain pages(
      HttpSecurity http, Issuer issuer, PageSettings settings, ObjectProvider<Denials> denials) {
    return http.securityMatcher("/auditor", "/auditor/**", "/assets/auditor/*")
        .authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                    .permitAll()
                    .requestMatchers("/assets/auditor/*")
                    .permitAll()
                    .requestMatchers(
                        "/auditor/sign-in", "/auditor/sign-in-failed", "/auditor/signed-out")
                    .permitAll()
                    .anyRequest()
                    .access(allOf(hasAuthority("SCOPE_" + Issuer.READ), hasRole(settings.role()))))
        .oauth2Login(
            login ->
                login
                    .clientRegistrationRepository(issuer)
                    .userInfoEndpoint(
                        person -> person.userAuthoritiesMapper(new PersonRoles(settings)))
                    .loginPage("/auditor/sign-in")
                    .loginProcessingUrl("/auditor/signed-in")
                    .authorizationEndpoint(
                        to -> to.authorizationRequestResolver(new SignInRequests(issuer)))
                    .redirectionEndpoint(back -> back.baseUri("/auditor/signed-in"))
                    .defaultSuccessUrl("/auditor")
                    .failureUrl("/auditor/sign-in-failed"))
        .logout(out -> out.logoutUrl("/auditor/sign-out").logoutSuccessHandler(signedOut(issuer)))
        .exceptionHandling(refused -> refused.accessDeniedHandler(denied(denials)))
        .headers(
            headers ->
                headers
                    .contentSecurityPolicy(csp -> csp.policyDirectives(policy(settings)))
                    .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
        .build();
  }

  /** A look that is refused is heard of; a form without its token is no look. */
  private static AccessDeniedHandler denied(ObjectProvider<Denials> denials) {
    AccessDeniedHandlerImpl page = new AccessDeniedHandlerImpl();
    page.setErrorPage("/auditor/denied");
    return (request, response, refusal) -> {
      Principal person = request.getUserPrincipal();
      if (person != null && !(refusal instanceof CsrfException)) {
        denials.forEach(each -> each.denied(request, person.getName()));
      }
      page.handle(request, response, refusal);
    };
  }

  /** Signed out at the issuer too: a shared computer would let the next person in at once. */
  private static LogoutSuccessHandler signedOut(Issuer issuer) {
    OidcClientInitiatedLogoutSuccessHandler handler =
        new OidcClientInitiatedLogoutSuccessHandler(issuer);
    handler.setPostLogoutRedirectUri("{baseUrl}/auditor/signed-out");
    handler.setDefaultTargetUrl("/auditor/signed-out");
    return handler;
  }

  // Signing out is a form whose answer leads to the issuer.
  private static String policy(PageSettings settings) {
    return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
        + " connect-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' "
        + settings.issuerOrigin();
  }
}
