package org.referralrouter.edge.health;

import java.util.Optional;

/** Says whether a service does what it is there for; a bean where that can be told. */
@FunctionalInterface
public interface Work {
  /**
   * Whose fault it is that the work has stopped, as far as the service knows by itself; empty while
   * it goes on. {@link Party#OURSELVES} where it does not know: then it is whatever is away.
   */
  Optional<Party> stoppedBy();
}
