package org.referralrouter.intake.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.MimeType;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses what the client has ruled out by a weight of zero (RFC 9110, section 12.5.1), before
 * anything is done. What it does not name at all, Spring refuses.
 */
final class AnswerType implements HandlerInterceptor {
  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    List<String> accept = Collections.list(request.getHeaders(HttpHeaders.ACCEPT));
    if (handler instanceof HandlerMethod method
        && method.getMethod().getDeclaringClass().getPackage() == AnswerType.class.getPackage()
        && ruledOut(MediaType.parseMediaTypes(accept), produced(request))) {
      throw new Refusal(HttpStatus.NOT_ACCEPTABLE, MvcRefusals.detail(HttpStatus.NOT_ACCEPTABLE));
    }
    return true;
  }

  private static MediaType produced(HttpServletRequest request) {
    return request.getRequestURI().endsWith("/batch")
        ? MediaType.APPLICATION_NDJSON
        : MediaType.APPLICATION_JSON;
  }

  /** The most specific range that covers the type decides. */
  static boolean ruledOut(List<MediaType> accepted, MediaType produced) {
    return accepted.stream()
        .filter(range -> range.includes(produced))
        .max(
            Comparator.comparing(MimeType::isConcrete)
                .thenComparing(range -> !range.isWildcardType()))
        .filter(range -> range.getQualityValue() == 0)
        .isPresent();
  }
}
