package org.referralrouter.wire;

import java.util.Optional;

/**
 * An NHS number: ten digits, the last of which checks the others (NHS Data Dictionary, "NHS
 * NUMBER": modulus 11). People write it with spaces, which are passed over.
 */
final class NhsNumber {
  private static final int DIGITS = 10;
  private static final int MODULUS = 11;

  private NhsNumber() {}

  /** The ten digits; empty where the text is no NHS number. */
  static Optional<String> digits(String text) {
    String digits =
        text.codePoints()
            .filter(point -> !Character.isWhitespace(point) && !Character.isSpaceChar(point))
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return digits.matches("[0-9]{10}") && checks(digits) ? Optional.of(digits) : Optional.empty();
  }

  private static boolean checks(String digits) {
    int sum = 0;
    for (int i = 0; i < DIGITS - 1; i++) {
      sum += (DIGITS - i) * (digits.charAt(i) - '0');
    }
    // 11 counts as 0; a number that would need the digit 10 is never issued.
    int check = (MODULUS - sum % MODULUS) % MODULUS;
    return check == digits.charAt(DIGITS - 1) - '0';
  }
}
