package org.referralrouter.intake.publish;

/** An amendment waits in the outbox until it is known under which number it can stand. */
final class TopicNotRead extends RuntimeException {
  TopicNotRead() {
    super(
        "concerns.v1 and decisions.v1 are not read to their ends yet; the amendment is sent then");
  }
}
