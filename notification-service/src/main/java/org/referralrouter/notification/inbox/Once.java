package org.referralrouter.notification.inbox;

import java.time.Clock;
import java.util.UUID;
import org.referralrouter.event.DerivedId;

/** Takes each answer once, however often it is sent. */
final class Once {
  private final Answers answers;
  private final Clock clock;

  Once(Answers answers, Clock clock) {
    this.answers = answers;
    this.clock = clock;
  }

  /** What a retry repeats: the idempotency key, or the content where there is none. */
  static UUID id(UUID about, String kind, String revision, Asked asked, UUID content) {
    return asked.idempotencyKey() == null
        ? DerivedId.of(about, kind, revision, "content", content.toString())
        : DerivedId.of(about, kind, revision, "key", asked.actor(), asked.idempotencyKey());
  }

  Answered take(UUID id, UUID content, Runnable publish) {
    return switch (answers.remember(id, content, clock.instant())) {
      case NEW -> {
        publish.run();
        yield new Answered.Taken(id);
      }
      case SAME -> new Answered.Taken(id);
      case ANOTHER -> new Answered.KeyTaken();
    };
  }
}
