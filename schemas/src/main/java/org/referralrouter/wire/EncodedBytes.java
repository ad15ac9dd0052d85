package org.referralrouter.wire;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hears the texts of a body one after another, and tells where a long run of encoded bytes is, of
 * whatever format and however broken: separators, percent signs and the borders of texts are not
 * heard.
 *
 * <p>What is written by people repeats some letters often. The letters and digits of encoded bytes
 * are spread evenly, which Friedman's index of coincidence measures: about 0.03 for base64 and
 * base32, 0.06 and more for any language, 0.04 where words and numbers mix. Hexadecimal and decimal
 * bytes are told by their alphabet. Addresses of pages and hashes, which are even too, are left out
 * within bounds.
 */
final class EncodedBytes {
  /** Letters and digits that must be seen: of base64, 240 bytes, of which no picture is made. */
  private static final int WINDOW = 320;

  private static final double EVEN = 0.036;
  private static final int DECIMALS = 200;
  private static final int HASHES = 16;
  private static final int PART_OF_HASH = 8;
  private static final int LONG_ADDRESSES = 10;
  private static final int LONG_ADDRESS = 1_000;
  private static final int ADDRESS = 128;
  private static final int ALPHABET = 36;
  private static final int HEXADECIMAL = 16;

  private static final Pattern ESCAPE = Pattern.compile("%([0-9A-Fa-f]{2})");
  private static final Pattern ADDRESS_OF_PAGE =
      Pattern.compile("https?://\\S+", Pattern.CASE_INSENSITIVE);
  private static final Pattern HASH =
      Pattern.compile(
          "(?<![0-9A-Za-z])(?:[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
              + "|[0-9a-fA-F]{128}|[0-9a-fA-F]{96}|[0-9a-fA-F]{64}|[0-9a-fA-F]{56}|[0-9a-fA-F]{40}"
              + "|[0-9a-fA-F]{32})(?![0-9A-Za-z])");

  private final int[] counts = new int[ALPHABET];
  private final byte[] window = new byte[WINDOW];
  private int heard;
  private int coincidences;
  private int hexadecimal;
  private int hexadecimalLetters;
  private int decimals;
  private int addresses;
  private int hashes;

  /** Hears the next text; whether a run of encoded bytes has become long in it. */
  boolean longWith(String text) {
    String plain = withoutHashes(withoutAddresses(unescaped(unescaped(normal(text)))));
    boolean numbers = decimals(plain);
    boolean found = lettersAndDigits(plain) || numbers;
    if (found) {
      forget();
    }
    return found;
  }

  /** The next text is not at fault for what was found. */
  private void forget() {
    Arrays.fill(counts, 0);
    heard = 0;
    coincidences = 0;
    hexadecimal = 0;
    hexadecimalLetters = 0;
    decimals = 0;
  }

  private static String normal(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC);
  }

  private static String unescaped(String text) {
    return text.indexOf('%') < 0
        ? text
        : ESCAPE
            .matcher(text)
            .replaceAll(
                escape ->
                    Matcher.quoteReplacement(
                        String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
  }

  private String withoutAddresses(String text) {
    return !text.contains("://")
        ? text
        : ADDRESS_OF_PAGE
            .matcher(text)
            .replaceAll(
                address -> {
                  int most = addresses < LONG_ADDRESSES ? LONG_ADDRESS : ADDRESS;
                  if (address.group().length() > ADDRESS) {
                    addresses++;
                  }
                  return Matcher.quoteReplacement(
                      " " + address.group().substring(Math.min(most, address.group().length())));
                });
  }

  private String withoutHashes(String text) {
    return !mayHoldHash(text)
        ? text
        : HASH.matcher(text)
            .replaceAll(hash -> hashes++ < HASHES ? " " : Matcher.quoteReplacement(hash.group()));
  }

  /** Whether as many hexadecimal digits follow one another as any hash, or part of it, has. */
  private static boolean mayHoldHash(String text) {
    int run = 0;
    for (int i = 0; i < text.length() && run < PART_OF_HASH; i++) {
      char c = text.charAt(i);
      run = c < 128 && Character.digit(c, HEXADECIMAL) >= 0 ? run + 1 : 0;
    }
    return run >= PART_OF_HASH;
  }

  /** Whether many numbers of a byte each follow one another, with no word between them. */
  private boolean decimals(String text) {
    boolean found = false;
    int at = 0;
    while (at < text.length()) {
      int end = at;
      if (digit(text.charAt(at))) {
        while (end < text.length() && digit(text.charAt(end))) {
          end++;
        }
        boolean ofByte = end - at <= 3 && Integer.parseInt(text, at, end, 10) <= 255;
        decimals = ofByte ? decimals + 1 : 0;
        found |= decimals >= DECIMALS;
      } else {
        end++;
        decimals = letter(text.charAt(at)) ? 0 : decimals;
      }
      at = end;
    }
    return found;
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private boolean lettersAndDigits(String text) {
    boolean found = false;
    for (char c : text.toLowerCase(Locale.ROOT).toCharArray()) {
      int value = c < 128 ? Character.digit(c, ALPHABET) : -1;
      if (value >= 0) {
        hear((byte) value);
        found |= heard >= WINDOW && (even() || isHexadecimal());
      }
    }
    return found;
  }

  private void hear(byte value) {
    int place = heard % WINDOW;
    if (heard >= WINDOW) {
      coincidences -= --counts[window[place]];
    }
    coincidences += counts[value]++;
    window[place] = value;
    heard++;
    hexadecimal = value < HEXADECIMAL ? hexadecimal + 1 : 0;
    hexadecimalLetters = hexadecimal == 0 ? 0 : hexadecimalLetters + (value >= 10 ? 1 : 0);
  }

  /** The index of coincidence: how often two of the window are alike. */
  private boolean even() {
    return coincidences < EVEN * WINDOW * (WINDOW - 1) / 2;
  }

  private boolean isHexadecimal() {
    return hexadecimal >= WINDOW
        && hexadecimalLetters > hexadecimal / 5
        && hexadecimalLetters < hexadecimal * 3 / 5;
  }

  /** Holds personal text, so it never prints. */
  @Override
  public String toString() {
    return "EncodedBytes[redacted]";
  }
}
