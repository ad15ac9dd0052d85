package org.referralrouter.routing.kafka;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsException;
import org.referralrouter.edge.health.Party;
import org.referralrouter.routing.concern.StateFormat.UnknownStateFormat;
import org.referralrouter.routing.inforce.MissingProcedure;
import org.referralrouter.routing.inforce.ProceduresUnavailable;
import org.referralrouter.routing.procedure.RefusedProcedure;
import org.referralrouter.wire.RegistryUnavailable;

/** Whose fault it is that routing stopped. No record is ever to blame for it. */
enum StreamFault {
  /** The schema registry does not answer, or lacks this version's schemas. */
  REGISTRY(Party.REGISTRY),
  /** The procedure in force is not known, or not here. */
  PROCEDURE(Party.PROCEDURE),
  /** The store, or the disk beneath it. */
  STORE(Party.DISK),
  /** What the store holds is of a version that this one does not read. */
  FORMAT(Party.OURSELVES),
  /** The broker. */
  BROKER(Party.BROKER),
  /** Something that nobody thought of. */
  BUG(Party.OURSELVES);

  private final Party party;

  StreamFault(Party party) {
    this.party = party;
  }

  /** Whom readiness names. */
  Party party() {
    return party;
  }

  /** The fault behind a failure. */
  static StreamFault of(Throwable failure) {
    StreamFault found = BUG;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      StreamFault told =
          switch (cause) {
            case RegistryUnavailable _ -> REGISTRY;
            case ProceduresUnavailable _ -> PROCEDURE;
            case MissingProcedure _ -> PROCEDURE;
            case RefusedProcedure _ -> PROCEDURE;
            case UnknownStateFormat _ -> FORMAT;
            case ProcessorStateException _ -> STORE;
            // What wraps everything that a processor throws.
            case StreamsException _ -> found;
            case KafkaException _ -> BROKER;
            default -> found;
          };
      found = told;
    }
    return found;
  }

  /** Whether it may be mended while this instance runs, so that reading again is worth it. */
  boolean passes() {
    return this != FORMAT;
  }
}
