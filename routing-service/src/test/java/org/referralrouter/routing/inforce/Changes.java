package org.referralrouter.routing.inforce;

import java.time.Instant;
import java.util.UUID;
import org.referralrouter.decision.Procedure;
import org.referralrouter.event.ProcedureInForce;

/** Changes of the procedure, made up. */
final class Changes {
  static final Procedure FIRST = new Procedure("a-board", "1", "sha256:1");
  static final Procedure SECOND = new Procedure("a-board", "2", "sha256:2");
  static final Procedure THIRD = new Procedure("a-board", "3", "sha256:3");
  static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

  private Changes() {}

  static ProcedureInForce change(Procedure procedure, Instant from) {
    return new ProcedureInForce(UUID.randomUUID(), procedure, from, null, from);
  }
}
