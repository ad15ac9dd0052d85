package org.referralrouter.notification.api;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.referralrouter.wire.ProblemDocument;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses a query parameter that an operation does not know, so that a misspelt filter is not
 * answered as if it filtered.
 */
final class UnknownParameters implements HandlerInterceptor {
  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    if (!(handler instanceof HandlerMethod method)
        || request.getDispatcherType() == DispatcherType.ERROR) {
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
    HttpStatus status = HttpStatus.BAD_REQUEST;
    String detail =
        known.isEmpty()
            ? "No query parameter is known here; leave them out."
            : known.stream()
                .sorted()
                .collect(Collectors.joining(", ", "The query parameters known here are ", "."));
    response.setStatus(status.value());
    response.setContentType(ProblemDocument.MEDIA_TYPE);
    response
        .getOutputStream()
        .write(new ProblemDocument(status.getReasonPhrase(), status.value(), detail).bytes());
    return false;
  }
}
