package org.referralrouter.edge;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Remembers tokens that were found right, since a client sends the same one with each request and
 * its signature costs more than the rest of reading it. A token is looked at again after a minute
 * and once it has expired; one that was refused is never remembered.
 */
final class RememberedTokens implements BeanPostProcessor {
  private static final int MOST = 1_000;
  private static final Duration AT_MOST = Duration.ofMinutes(1);

  private final Clock clock;

  RememberedTokens(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof JwtDecoder decoder ? new Remembering(decoder, clock) : bean;
  }

  private record Remembered(Jwt token, Instant until) {}

  private static final class Remembering implements JwtDecoder {
    private final JwtDecoder decoder;
    private final Clock clock;
    private final Map<String, Remembered> tokens =
        new LinkedHashMap<>() {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Remembered> eldest) {
            return size() > MOST;
          }
        };

    private Remembering(JwtDecoder decoder, Clock clock) {
      this.decoder = decoder;
      this.clock = clock;
    }

    @Override
    public Jwt decode(String text) {
      Remembered remembered = remembered(text);
      if (remembered != null && clock.instant().isBefore(remembered.until)) {
        return remembered.token;
      }
      Jwt token = decoder.decode(text);
      remember(text, token);
      return token;
    }

    private @Nullable Remembered remembered(String text) {
      synchronized (tokens) {
        return tokens.get(text);
      }
    }

    private void remember(String text, Jwt token) {
      Instant until = clock.instant().plus(AT_MOST);
      Instant ends = token.getExpiresAt();
      synchronized (tokens) {
        tokens.put(text, new Remembered(token, ends == null || ends.isAfter(until) ? until : ends));
      }
    }
  }
}
