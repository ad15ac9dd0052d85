package org.referralrouter.edge.log;

import java.security.Principal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;
import org.springframework.boot.actuate.logging.LoggersEndpoint;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.logging.LogLevel;
import org.springframework.core.env.Environment;

/**
 * Changes the level of a logger while the service runs, and logs who did. Libraries quote what they
 * handle in their finer lines, and people's words with it: only our own loggers, which hold ids and
 * codes, can be made to say more than they do by the service's settings.
 */
@EndpointWebExtension(endpoint = LoggersEndpoint.class)
public final class LogLevels {
  /** Says who changed which level; its own level is never changed. */
  static final String TOLD_BY = "org.referralrouter.operations.log-levels";

  private static final Logger LOG = LoggerFactory.getLogger(TOLD_BY);
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_$.-]{1,200}");
  private static final String OURS = "org.referralrouter";

  private final LoggersEndpoint loggers;
  private final Map<String, LogLevel> settings;

  LogLevels(LoggersEndpoint loggers, Environment environment) {
    this.loggers = loggers;
    this.settings =
        Binder.get(environment)
            .bind("logging.level", Bindable.mapOf(String.class, LogLevel.class))
            .orElse(Map.of());
    loggers.configureLogLevel(TOLD_BY, LogLevel.INFO);
  }

  /**
   * Sets a level, or takes it back. It answers nothing, as the operation that it stands for does:
   * else both would be there, and the other be called.
   *
   * @param name of the logger, {@code ROOT} for what has no level of its own
   * @param configuredLevel null to inherit it again
   * @throws InvalidEndpointRequestException where the logger is not to have this level
   */
  @WriteOperation
  public void set(
      @Selector String name, @Nullable LogLevel configuredLevel, SecurityContext caller) {
    refusal(name, configuredLevel)
        .ifPresent(
            why -> {
              throw new InvalidEndpointRequestException(why, why);
            });
    // Before it is done: nobody can silence the line about himself.
    LOG.warn(
        "{} sets the level of the logger {} to {}",
        Optional.ofNullable(caller.getPrincipal()).map(Principal::getName).orElse("nobody known"),
        name,
        configuredLevel == null ? "what it inherits" : configuredLevel);
    loggers.configureLogLevel(name, configuredLevel);
  }

  private Optional<String> refusal(String name, @Nullable LogLevel level) {
    LogLevel fixed = settings.get(name);
    if (!NAME.matcher(name).matches()) {
      return Optional.of("A logger's name has letters, digits and dots.");
    }
    if (name.equals(TOLD_BY)) {
      return Optional.of("The level of the log of levels is never changed.");
    }
    if (fixed != null && (level == null || level.compareTo(fixed) < 0)) {
      return Optional.of("The service's settings keep this logger at " + fixed + ", or quieter.");
    }
    if (level != null && level.compareTo(LogLevel.INFO) < 0 && !ours(name)) {
      return Optional.of(
          "Only loggers of " + OURS + " may say more than INFO: others may quote people.");
    }
    return Optional.empty();
  }

  private static boolean ours(String name) {
    return name.equals(OURS) || name.startsWith(OURS + ".");
  }
}
