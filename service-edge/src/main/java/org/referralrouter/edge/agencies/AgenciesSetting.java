package org.referralrouter.edge.agencies;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.referralrouter.concern.Agencies;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Topic;
import org.referralrouter.wire.AgenciesFile;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/**
 * Gives the agencies' topics to settings that name them: {@code agencies.referral-topics} and
 * {@code agencies.response-topics}, with commas between. The setting {@code agencies.file} names
 * the procedure's {@code agencies.json}; without one they are the contract's.
 */
public final class AgenciesSetting implements EnvironmentPostProcessor, Ordered {
  private static final String FILE = "agencies.file";

  /** For Spring, which finds it in {@code META-INF/spring.factories}. */
  public AgenciesSetting() {}

  /** The agencies that the setting means. */
  static Agencies agencies(Environment environment) {
    return AgenciesFile.of(
        Optional.of(environment.getProperty(FILE, ""))
            .filter(file -> !file.isBlank())
            .map(Path::of));
  }

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    Agencies agencies = agencies(environment);
    environment
        .getPropertySources()
        .addLast(
            new MapPropertySource(
                FILE,
                Map.of(
                    "agencies.referral-topics",
                    topics(agencies, Topic::ofReferralsTo),
                    "agencies.response-topics",
                    topics(agencies, Topic::ofResponsesFrom))));
  }

  private static String topics(Agencies agencies, Function<Agency, Topic> topic) {
    return agencies.all().stream()
        .map(topic)
        .map(Topic::topicName)
        .collect(Collectors.joining(","));
  }

  /** After the {@code application.yaml} is read. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }
}
