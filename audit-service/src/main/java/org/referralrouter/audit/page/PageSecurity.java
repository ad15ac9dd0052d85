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
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Who gets into the pages: people who signed in, through a client that may do what the pages do,
 * and who are auditors, or operators, themselves. A browser sends its cookie of itself, so here,
 * unlike in the API, forms carry a token.
 */
@Configuration(proxyBeanMethods = false)
class PageSecurity {
  private static final String ASSETS = "/assets/auditor/*";

  @Bean
  Issuer issuer(PageSettings settings) {
    return new Issuer(settings);
  }

  @Bean
  @Order(1)
  SecurityFilterChain auditorPages(
      HttpSecurity http, Issuer issuer, PageSettings settings, ObjectProvider<Denials> denials) {
    return chain(http, issuer, settings, settings.auditors(), denials);
  }

  @Bean
  @Order(2)
  SecurityFilterChain operatorPages(
      HttpSecurity http, Issuer issuer, PageSettings settings, ObjectProvider<Denials> denials) {
    return chain(http, issuer, settings, settings.operators(), denials);
  }

  private static SecurityFilterChain chain(
      HttpSecurity http,
      Issuer issuer,
      PageSettings settings,
      PageArea area,
      ObjectProvider<Denials> denials) {
    return http.securityMatcher(area.path(), area.path() + "/**", ASSETS)
        .authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                    .permitAll()
                    .requestMatchers(ASSETS)
                    .permitAll()
                    .requestMatchers(
                        area.at("sign-in"), area.at("sign-in-failed"), area.at("signed-out"))
                    .permitAll()
                    .anyRequest()
                    .access(mayUse(area)))
        .oauth2Login(
            login ->
                login
                    .clientRegistrationRepository(issuer)
                    .userInfoEndpoint(
                        person -> person.userAuthoritiesMapper(new PersonRoles(settings)))
                    .loginPage(area.at("sign-in"))
                    .loginProcessingUrl(area.at("signed-in"))
                    .authorizationEndpoint(
                        to -> to.authorizationRequestResolver(new SignInRequests(issuer, area)))
                    .redirectionEndpoint(back -> back.baseUri(area.at("signed-in")))
                    .defaultSuccessUrl(area.path())
                    .failureUrl(area.at("sign-in-failed")))
        .logout(
            out -> out.logoutUrl(area.at("sign-out")).logoutSuccessHandler(signedOut(issuer, area)))
        .exceptionHandling(refused -> refused.accessDeniedHandler(denied(denials, area)))
        .headers(
            headers ->
                headers
                    .contentSecurityPolicy(csp -> csp.policyDirectives(policy(settings)))
                    .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
        .build();
  }

  private static AuthorizationManager<RequestAuthorizationContext> mayUse(PageArea area) {
    AuthorizationManager<RequestAuthorizationContext> all = hasRole(area.role());
    for (String scope : area.scopes()) {
      all = allOf(all, hasAuthority("SCOPE_" + scope));
    }
    return all;
  }

  /** A look that is refused is heard of; a form without its token is no look. */
  private static AccessDeniedHandler denied(ObjectProvider<Denials> denials, PageArea area) {
    AccessDeniedHandlerImpl page = new AccessDeniedHandlerImpl();
    page.setErrorPage(area.at("denied"));
    return (request, response, refusal) -> {
      Principal person = request.getUserPrincipal();
      if (person != null && !(refusal instanceof CsrfException)) {
        denials.forEach(each -> each.denied(request, person.getName()));
      }
      page.handle(request, response, refusal);
    };
  }

  /** Signed out at the issuer too: a shared computer would let the next person in at once. */
  private static LogoutSuccessHandler signedOut(Issuer issuer, PageArea area) {
    OidcClientInitiatedLogoutSuccessHandler handler =
        new OidcClientInitiatedLogoutSuccessHandler(issuer);
    handler.setPostLogoutRedirectUri("{baseUrl}" + area.at("signed-out"));
    handler.setDefaultTargetUrl(area.at("signed-out"));
    return handler;
  }

  // Signing out is a form whose answer leads to the issuer.
  private static String policy(PageSettings settings) {
    return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
        + " connect-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' "
        + settings.issuerOrigin();
  }
}
