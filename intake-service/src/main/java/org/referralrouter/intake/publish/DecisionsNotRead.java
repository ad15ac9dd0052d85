package org.referralrouter.intake.publish;

/** An amendment waits in the outbox until it is known under which number it can stand. */
final class DecisionsNotRead extends RuntimeException {
  DecisionsNotRead() {
    super("decisions.v1 is not read to where it ended at the start; the amendment is sent then");
  }
}
