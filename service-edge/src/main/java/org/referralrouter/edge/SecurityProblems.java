package org.referralrouter.edge;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.oauth2.server.resource.web.access.BearerTokenAccessDeniedHandler;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** 401 and 403 with the header of RFC 6750 and a problem document (RFC 9457). */
public final class SecurityProblems implements AuthenticationEntryPoint, AccessDeniedHandler {
  private final AuthenticationEntryPoint challenge = new BearerTokenAuthenticationEntryPoint();
  private final AccessDeniedHandler denial = new BearerTokenAccessDeniedHandler();

  private final ObjectProvider<Denials> denials;

  SecurityProblems(ObjectProvider<Denials> denials) {
    this.denials = denials;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
      throws IOException, ServletException {
    challenge.commence(request, response, cause);
    ProblemAnswer.write(
        response,
        HttpStatus.valueOf(response.getStatus()),
        "Send a valid bearer token in the header Authorization");
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
      throws IOException, ServletException {
    Principal asker = request.getUserPrincipal();
    if (asker != null) {
      denials.forEach(each -> each.denied(request, asker.getName()));
    }
    denial.handle(request, response, cause);
    ProblemAnswer.write(
        response,
        HttpStatus.valueOf(response.getStatus()),
        "The token lacks the scope that this needs");
  }
}
