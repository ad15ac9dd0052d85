package org.referralrouter.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what cannot be read before anybody tries: a compressed body (RFC 9110, 15.5.16), and a
 * query whose fault the container would quote, since a log must not hold what somebody typed into
 * an address.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class UnreadableRequests extends OncePerRequestFilter {
  private static final String AS_IT_IS = "identity";

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
    if (encoding != null && !encoding.strip().equalsIgnoreCase(AS_IT_IS)) {
      response.setHeader(HttpHeaders.ACCEPT_ENCODING, AS_IT_IS);
      ProblemAnswer.write(
          response,
          HttpStatus.UNSUPPORTED_MEDIA_TYPE,
          "The body is compressed: send it as it is, without Content-Encoding.");
    } else if (!hasReadableQuery(request)) {
      ProblemAnswer.write(
          response,
          HttpStatus.BAD_REQUEST,
          "The query of the address cannot be read: give each parameter as name=value, and encode"
              + " other characters than letters and digits as % and two hexadecimal digits.");
    } else {
      chain.doFilter(request, response);
    }
  }

  private static boolean hasReadableQuery(HttpServletRequest request) {
    try {
      int _ = request.getParameterMap().size();
      return true;
    } catch (IllegalStateException | IllegalArgumentException _) {
      return false;
    }
  }
}
