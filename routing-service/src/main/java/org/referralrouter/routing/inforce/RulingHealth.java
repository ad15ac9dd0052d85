package org.referralrouter.routing.inforce;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Tells which procedure is in force. Where one was refused, another rules and the service is well;
 * the detail, the log and the metric say so.
 */
@Component("procedure")
class RulingHealth implements HealthIndicator {
  private final Ruling ruling;

  RulingHealth(Ruling ruling) {
    this.ruling = ruling;
  }

  @Override
  public Health health() {
    return (ruling.now().isPresent() ? Health.up() : Health.outOfService())
        .withDetails(ruling.details())
        .build();
  }
}
