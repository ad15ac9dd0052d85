package org.referralrouter.audit.kafka;

import org.referralrouter.edge.position.ShorterTopics;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Not ready while a topic lacks records that the ledger has: nothing more is read of it. */
@Component("topics")
class TopicsHealth implements HealthIndicator {
  private final ShorterTopics shorter;

  TopicsHealth(ShorterTopics shorter) {
    this.shorter = shorter;
  }

  @Override
  public Health health() {
    return shorter.sentences().isEmpty()
        ? Health.up().build()
        : Health.down()
            .withDetail("missing", shorter.sentences())
            .withDetail("then", shorter.consequence())
            .build();
  }
}
