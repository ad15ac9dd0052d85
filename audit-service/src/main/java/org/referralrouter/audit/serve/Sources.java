package org.referralrouter.audit.serve;

import org.referralrouter.audit.ledger.LogId;

/** Where logs are read from. */
public interface Sources {
  /** Whether a log can still be read from its topic. */
  enum State {
    /** It is read. */
    READ(""),

    /** This version does not read its topic. */
    ENDED("Earlier versions read this topic; this one does not. " + State.STAYS),

    /** No topic that is read has its id. */
    GONE("Kafka has no topic of this id any more, or none that is read. " + State.STAYS),

    /** Kafka does not say. */
    UNKNOWN("");

    private static final String STAYS =
        "What the ledger has of it stays readable and verifiable; what it lacks cannot be read again.";

    private final String sentence;

    State(String sentence) {
      this.sentence = sentence;
    }

    /** What to tell a person; empty where there is nothing to tell. */
    public String sentence() {
      return sentence;
    }
  }

  /**
   * The state of a log's source.
   *
   * @param topic the name that its topic had
   */
  State of(LogId log, String topic);
}
