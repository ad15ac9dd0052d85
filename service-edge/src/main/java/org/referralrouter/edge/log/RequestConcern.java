package org.referralrouter.edge.log;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lines that are logged while a request is answered name the concern that its address names, after
 * {@code concerns} or {@code legal-holds} in the path or as the parameter {@code concern}; or the
 * one that was found for it.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 10) // within the request's span, and around who may ask
public final class RequestConcern extends OncePerRequestFilter {
  private static final String ID = "([0-9A-Fa-f-]{36})";
  private static final Pattern PATH =
      Pattern.compile("/(?:concerns|legal-holds)/" + ID + "(?:/|$)");
  private static final Pattern QUERY = Pattern.compile("(?:^|&)concern=" + ID + "(?:&|$)");

  /** The concern that the request at hand turned out to be about; nothing outside of one. */
  public static void found(UUID concern) {
    if (RequestContextHolder.getRequestAttributes() != null) {
      MDC.put(LoggedConcern.CONCERN, concern.toString());
    }
  }

  /** For Spring. */
  public RequestConcern() {}

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try (LoggedConcern _ = LoggedConcern.of(named(request))) {
      chain.doFilter(request, response);
    }
  }

  private static @Nullable String named(HttpServletRequest request) {
    String inPath = found(PATH, request.getRequestURI());
    return inPath == null ? found(QUERY, request.getQueryString()) : inPath;
  }

  private static @Nullable String found(Pattern pattern, @Nullable String in) {
    if (in == null) {
      return null;
    }
    Matcher matcher = pattern.matcher(in);
    return matcher.find() ? matcher.group(1) : null;
  }
}
