package org.referralrouter.local.broker;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.security.auth.callback.Callback;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerToken;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerTokenCallback;

/** Shows the broker a text as a token without looking at it, as no honest client does. */
public final class ShownToken implements AuthenticateCallbackHandler {
  static final String OPTION = "shown";

  private String text = "";

  @Override
  public void configure(
      Map<String, ?> settings, String mechanism, List<AppConfigurationEntry> entries) {
    text = String.valueOf(entries.getFirst().getOptions().get(OPTION));
  }

  @Override
  public void handle(Callback[] callbacks) {
    for (var callback : callbacks) {
      if (callback instanceof OAuthBearerTokenCallback asked) {
        asked.token(new Shown(text, Instant.now().plus(Duration.ofHours(1)).toEpochMilli()));
      }
    }
  }

  @Override
  public void close() {}

  private record Shown(String value, long lifetimeMs) implements OAuthBearerToken {
    @Override
    public Set<String> scope() {
      return Set.of();
    }

    @Override
    public String principalName() {
      return "anybody";
    }

    @Override
    public Long startTimeMs() {
      return Instant.now().toEpochMilli();
    }
  }
}
