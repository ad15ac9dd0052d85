package org.referralrouter.edge;

import jakarta.servlet.http.HttpServletRequest;

/** Hears of requests that were denied to somebody known. */
public interface Denials {
  /**
   * A request was denied.
   *
   * @param actor who asked
   */
  void denied(HttpServletRequest request, String actor);
}
