package org.referralrouter.routing.procedure;

import java.util.Comparator;

/** How codes and paragraphs are listed. */
final class NaturalOrder {
  /** By letters, then by length: C9 before C10, paragraph 9 before 16. */
  static final Comparator<String> OF_CODES =
      Comparator.comparing((String text) -> text.replaceAll("[0-9]", ""))
          .thenComparingInt(String::length)
          .thenComparing(Comparator.naturalOrder());

  private NaturalOrder() {}
}
