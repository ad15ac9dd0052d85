package org.referralrouter.routing.kafka;

import org.referralrouter.event.Event;
import org.referralrouter.event.Topic;

/** What leaves routing. */
sealed interface Output {
  /** An event. */
  record Sent(Event event) implements Output {}

  /** A record that is at fault itself, as it was. */
  record SetAside(ReceivedRecord record) implements Output {}

  /** The topic that it goes to. */
  default Topic topic() {
    return switch (this) {
      case Sent(var event) -> Topic.of(event);
      case SetAside _ -> Topic.DEAD_LETTERS;
    };
  }
}
