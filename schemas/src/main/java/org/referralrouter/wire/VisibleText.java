package org.referralrouter.wire;

/** Whether anybody could see something of a text. */
final class VisibleText {
  /** Fillers and a blank that Unicode counts among letters and symbols, and that show nothing. */
  private static final String BLANK_LETTERS = "\u115F\u1160\u3164\uFFA0\u2800";

  private VisibleText() {}

  static boolean in(String text) {
    return text.codePoints().anyMatch(VisibleText::visible);
  }

  private static boolean visible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK ->
          false;
      default -> BLANK_LETTERS.indexOf(point) < 0;
    };
  }
}
