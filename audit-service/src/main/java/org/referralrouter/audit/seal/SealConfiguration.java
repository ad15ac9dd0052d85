package org.referralrouter.audit.seal;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The sealer with its keys and witnesses. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class SealConfiguration {
  @Bean
  LedgerKeys ledgerKeys(SealSettings settings) {
    return LedgerKeys.of(settings);
  }

  @Bean
  Witnesses witnesses(SealSettings settings) {
    return new Witnesses(
        settings.witnesses().stream().map(WitnessClient::new).toList(), settings.quorum());
  }

  @Bean
  SealClock sealClock(
      Trees trees,
      LedgerKeys keys,
      SealSettings settings,
      CheckpointTopic topic,
      Witnesses witnesses,
      Clock clock) {
    return new SealClock(new Sealer(trees, keys, settings.origin(), topic, witnesses), clock);
  }
}
