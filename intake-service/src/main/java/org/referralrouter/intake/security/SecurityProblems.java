package org.referralrouter.intake.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.referralrouter.concern.Problem;
import org.referralrouter.wire.Json;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.oauth2.server.resource.web.access.BearerTokenAccessDeniedHandler;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/** 401 and 403 with the header of RFC 6750 and a problem document (RFC 9457). */
@Component
class SecurityProblems implements AuthenticationEntryPoint, AccessDeniedHandler {
  private final BearerTokenAuthenticationEntryPoint challenge =
      new BearerTokenAuthenticationEntryPoint();
  private final BearerTokenAccessDeniedHandler denial = new BearerTokenAccessDeniedHandler();

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
      throws IOException {
    challenge.commence(request, response, cause);
    write(response, "Send a valid bearer token in the header Authorization");
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
      throws IOException {
    denial.handle(request, response, cause);
    write(response, "The token lacks the scope that this needs");
  }

  private static void write(HttpServletResponse response, String detail) throws IOException {
    HttpStatus status = HttpStatus.valueOf(response.getStatus());
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("title", status.getReasonPhrase());
    document.put("status", status.value());
    document.put("detail", detail);
    document.put("errors", List.of(new Problem("", detail)));
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.getOutputStream().write(Json.mapper().writeValueAsBytes(document));
  }
}
