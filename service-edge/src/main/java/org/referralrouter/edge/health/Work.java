package org.referralrouter.edge.health;

import java.util.Optional;

/** Says whether a service does what it is there for; a bean where that can be told. */
@FunctionalInterface
public interface Work {
  /**
   * Whose fault it is that the work has stopped, as far as the service knows by itself; empty while
   * it goes on. {@link Party#OURSELVES} where it does not know. Where it is that or {@link
   * Party#PROCEDURE}, and something is away, it is the fault of what is away.
   */
  Optional<Party> stoppedBy();
}
