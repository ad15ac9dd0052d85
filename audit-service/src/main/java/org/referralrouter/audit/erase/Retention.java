package org.referralrouter.audit.erase;

import java.time.Clock;
import java.util.UUID;
import org.referralrouter.event.DerivedId;
import org.referralrouter.event.Erasure;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Erases concerns whose retention period is over, where one is set; each as an event like any
 * other.
 */
@Component
class Retention {
  private static final int AT_ONCE = 100;

  private final ErasureStore store;
  private final ErasureTopic topic;
  private final RetentionSettings settings;
  private final Clock clock;

  Retention(ErasureStore store, ErasureTopic topic, RetentionSettings settings, Clock clock) {
    this.store = store;
    this.topic = topic;
    this.settings = settings;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${audit.erasures.every}")
  void look() {
    int days = settings.quietConcernDays();
    if (days <= 0) {
      return;
    }
    for (UUID concern : store.quietFor(days, AT_ONCE)) {
      topic.record(
          new Erasure(
              DerivedId.of(concern, "retention"),
              concern,
              null,
              "Nothing has happened for %d days".formatted(days),
              "retention period",
              clock.instant(),
              "audit-service"));
    }
  }
}
