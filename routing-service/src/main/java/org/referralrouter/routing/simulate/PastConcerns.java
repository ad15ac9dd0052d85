package org.referralrouter.routing.simulate;

import java.io.IOException;
import java.time.LocalDate;
import org.referralrouter.concern.Concern;

/** Concerns that were once reported, one after the other. */
interface PastConcerns {
  /** Gets each concern. */
  @FunctionalInterface
  interface Taker {
    /**
     * Gets the next one.
     *
     * @param id by which a person finds it again, without its content
     * @param day on which it was received
     */
    void take(String id, Concern concern, LocalDate day);
  }

  /**
   * Hands each concern on.
   *
   * @return how many could not be read
   */
  long each(Taker taker) throws IOException;
}
