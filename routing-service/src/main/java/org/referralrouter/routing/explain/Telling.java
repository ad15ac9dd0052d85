package org.referralrouter.routing.explain;

import java.util.List;
import org.referralrouter.concern.Concern;
import org.referralrouter.concern.Problem;

/** What is printed of each concern, ended by a line break. */
interface Telling {
  /**
   * Of a concern that is decided.
   *
   * @param number its place in the input, from 1
   */
  String decided(int number, Concern concern);

  /** Of one that is refused. */
  String refused(int number, List<Problem> problems);
}
