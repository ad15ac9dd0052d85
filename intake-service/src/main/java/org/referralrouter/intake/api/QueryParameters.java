package org.referralrouter.intake.api;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses query parameters, since no address of this service takes any: who sends one believes in
 * an effect that it does not have.
 */
final class QueryParameters implements HandlerInterceptor {
  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    String query = request.getQueryString();
    if (request.getDispatcherType() == DispatcherType.REQUEST
        && query != null
        && !query.isEmpty()) {
      throw new Refusal(
          HttpStatus.BAD_REQUEST, "This address takes no query parameters; leave them out");
    }
    return true;
  }
}
