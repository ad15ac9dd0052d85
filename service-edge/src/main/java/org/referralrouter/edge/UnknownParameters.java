package org.referralrouter.edge;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses a query parameter that an operation does not know, so that a misspelt filter is not
 * answered as if it filtered. What was sent is never quoted.
 */
public final class UnknownParameters implements HandlerInterceptor {
  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    String query = request.getQueryString();
    if (!(handler instanceof HandlerMethod method)
        || request.getDispatcherType() == DispatcherType.ERROR
        || query == null
        || query.isEmpty()) {
      return true;
    }
    Set<String> known =
        Arrays.stream(method.getMethodParameters())
            .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
            .map(parameter -> parameter.getParameter().getName())
            .collect(Collectors.toSet());
    if (known.containsAll(request.getParameterMap().keySet())) {
      return true;
    }
    ProblemAnswer.write(
        response,
        HttpStatus.BAD_REQUEST,
        known.isEmpty()
            ? "This address takes no query parameters; leave them out."
            : known.stream()
                .sorted()
                .collect(Collectors.joining(", ", "The query parameters known here are ", ".")));
    return false;
  }
}
