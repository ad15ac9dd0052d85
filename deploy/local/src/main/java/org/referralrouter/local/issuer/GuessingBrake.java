package org.referralrouter.local.issuer;

import io.github.bucket4j.Bucket;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.ConcurrentLruCache;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Slows down who guesses secrets or passwords (NIST SP 800-63B, 5.2.2). Each name, as tried from
 * one address, may be wrong {@value #WRONG_AT_ONCE} times at once and as often again in a minute;
 * what comes beyond that is refused with 429 unlooked at, right or wrong.
 */
final class GuessingBrake extends OncePerRequestFilter {
  static final int WRONG_AT_ONCE = 20;
  private static final Duration AS_OFTEN_AGAIN_IN = Duration.ofMinutes(1);
  private static final int NAMES = 10_000;
  private static final String BASIC = "Basic ";

  /** Where a person signs in; everywhere else under {@code /oauth2/} a client shows its secret. */
  private static final String SIGN_IN = "/login";

  private final ConcurrentLruCache<Attempt, Bucket> attempts =
      new ConcurrentLruCache<>(NAMES, _ -> bucket());

  /** Who says to be whom. */
  private record Attempt(String address, String name) {}

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Optional<String> name = request.getMethod().equals("POST") ? name(request) : Optional.empty();
    if (name.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    Bucket bucket = attempts.get(new Attempt(request.getRemoteAddr(), name.get()));
    // Taken before it is known whether the secret is right: attempts side by side count too.
    var taken = bucket.tryConsumeAndReturnRemaining(1);
    if (!taken.isConsumed()) {
      refuse(response, Duration.ofNanos(taken.getNanosToWaitForRefill()));
      return;
    }
    chain.doFilter(request, response);
    if (!wrong(response)) {
      bucket.addTokens(1);
    }
  }

  private static Optional<String> name(HttpServletRequest request) {
    if (request.getServletPath().equals(SIGN_IN)) {
      return Optional.ofNullable(request.getParameter("username"));
    }
    String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (authorization != null && authorization.startsWith(BASIC)) {
      return Optional.of(nameOf(authorization.substring(BASIC.length())));
    }
    return Optional.ofNullable(request.getParameter("client_id"));
  }

  private static String nameOf(String credentials) {
    try {
      String decoded = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
      return decoded.split(":", 2)[0];
    } catch (IllegalArgumentException notBase64) {
      return "";
    }
  }

  private static boolean wrong(HttpServletResponse response) {
    String sentTo = response.getHeader(HttpHeaders.LOCATION);
    return response.getStatus() == HttpStatus.UNAUTHORIZED.value()
        || (sentTo != null && sentTo.endsWith(SIGN_IN + "?error"));
  }

  private static void refuse(HttpServletResponse response, Duration wait) throws IOException {
    long seconds = wait.toSeconds() + 1;
    response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
    response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
    response.setContentType(MediaType.TEXT_PLAIN_VALUE);
    response
        .getWriter()
        .write(
            "Too many wrong attempts under this name. Try again in %d seconds.".formatted(seconds));
  }

  private static Bucket bucket() {
    return Bucket.builder()
        .addLimit(
            limit -> limit.capacity(WRONG_AT_ONCE).refillGreedy(WRONG_AT_ONCE, AS_OFTEN_AGAIN_IN))
        .build();
  }
}
