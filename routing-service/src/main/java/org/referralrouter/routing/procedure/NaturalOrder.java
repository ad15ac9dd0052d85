package org.referralrouter.routing.procedure;

import java.util.Comparator;

/** How codes and paragraphs are listed. */
final class NaturalOrder {
  /** By letters, then by length: C9 before C10, paragraph 9 before 16. */
  static final Comparator<String> OF_CODES =
      ((Comparator<String>) NaturalOrder::byLetters)
          .thenComparingInt(String::length)
          .thenComparing(Comparator.naturalOrder());

  private NaturalOrder() {}

  /** As the texts without their digits compare. */
  private static int byLetters(String one, String other) {
    int i = letter(one, 0);
    int j = letter(other, 0);
    while (i < one.length() && j < other.length()) {
      if (one.charAt(i) != other.charAt(j)) {
        return Character.compare(one.charAt(i), other.charAt(j));
      }
      i = letter(one, i + 1);
      j = letter(other, j + 1);
    }
    return Boolean.compare(i < one.length(), j < other.length());
  }

  /** The place of the next that is no digit. */
  private static int letter(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }
}
