package org.referralrouter.routing.simulate;

import java.io.IOException;
import org.referralrouter.concern.Concern;

/** Concerns that were once reported, one after the other. */
interface PastConcerns {
  /** Gets each concern. */
  @FunctionalInterface
  interface Taker {
    void take(String id, Concern concern);
  }

  /**
   * Hands each concern on.
   *
   * @return how many could not be read
   */
  long each(Taker taker) throws IOException;
}
