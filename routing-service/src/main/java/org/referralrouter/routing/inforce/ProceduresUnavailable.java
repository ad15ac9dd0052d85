package org.referralrouter.routing.inforce;

import java.time.Duration;

/** It is not known for now which version of the procedure is in force; it is worth trying again. */
public final class ProceduresUnavailable extends RuntimeException {
  ProceduresUnavailable(Duration waited) {
    super(
        "procedures.v1 could not be read for %d seconds, so it is not known which procedure is in force. Is the Kafka broker there?"
            .formatted(waited.toSeconds()));
  }
}
