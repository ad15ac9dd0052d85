package org.referralrouter.wire;

import java.util.regex.Pattern;

/**
 * Finds image, video and archive bytes in text: a {@code data:} URL, a short base64 run that begins
 * with such a file's magic number, plain or URL-safe, in one piece or broken into lines, or a long
 * run of encoded bytes of any format. Magic numbers are those of the formats' own specifications.
 */
public final class ImageBytes {
  private static final Pattern DATA_URL =
      Pattern.compile(
          "data:\\s?(?:[\\w.+-]+/[\\w.+-]+)?(?:\\s?;\\s?[\\w.+=-]+)*\\s?;\\s?base64\\s?,"
              + "|data:(?:image|video|audio|application)/[\\w.+-]+[;,]"
              + "|data:\\s?(?:image|video|audio|application)/[\\w.+-]+\\s?[;,]\\s?[\\w+/%=]{20,}",
          Pattern.CASE_INSENSITIVE);

  private static final String MAGIC =
      String.join(
          "|",
          "/9j/", // JPEG
          "iVBORw0KGgo", // PNG
          "R0lGOD[dl]h", // GIF
          "UklGR", // RIFF: WebP, AVI
          "Qk[0-3][A-Za-z0-9+/]{5}AAAAA", // BMP: its two reserved fields are zero
          "SUkqA", // TIFF, little-endian
          "TU0AKg", // TIFF, big-endian
          "OEJQU", // PSD
          "AAAA[A-Za-z0-9+/]{2}Z0eX", // ISO base media: MP4, MOV, HEIC, AVIF
          "AAAADGpQ", // JPEG 2000
          "GkXfo", // Matroska, WebM
          "T2dnU", // Ogg
          "RkxWA", // Flash video
          "AAABu", // MPEG programme stream
          "MCaydY", // Windows Media
          "UEsDB|UEsFB", // ZIP
          "UmFyIRo", // RAR
          "N3q8ry", // 7z
          "H4sI", // gzip
          "/Td6WF", // xz
          "Qlpo", // bzip2
          "KLUv/"); // Zstandard

  /**
   * Shorter than this no picture can be seen, and ordinary words may collide with a magic number.
   */
  private static final int LONG_RUN = 64;

  private static final Pattern BASE64_FILE =
      Pattern.compile("(?:" + MAGIC + ")[A-Za-z0-9+/]{" + LONG_RUN + "}");

  private ImageBytes() {}

  /** Whether such bytes hide in the text. */
  public static boolean hideIn(String text) {
    return new EncodedBytes().longWith(text) || fileIn(text);
  }

  /** Whether such a file is in the text, where that has no long run of encoded bytes. */
  static boolean fileIn(String text) {
    if (dataIn(text) && DATA_URL.matcher(text).find()) {
      return true;
    }
    // Most texts are prose, of which this can be seen without taking it apart.
    if (text.length() < LONG_RUN || !looksEncoded(text)) {
      return false;
    }
    String run =
        text.replaceAll("[\\s\\u200B\\uFEFF]|\\\\[nr]", "")
            .replace("%2B", "+")
            .replace("%2F", "/")
            .replace("%2b", "+")
            .replace("%2f", "/");
    return BASE64_FILE
        .matcher(run.replace('-', '+').replace('_', '/'))
        .results()
        .anyMatch(match -> looksEncoded(match.group()));
  }

  private static boolean dataIn(String text) {
    for (int colon = text.indexOf(':', 4); colon >= 0; colon = text.indexOf(':', colon + 1)) {
      if (text.regionMatches(true, colon - 4, "data", 0, 4)) {
        return true;
      }
    }
    return false;
  }

  /** Prose without its spaces is letters too, but it has no digits amid both cases. */
  private static boolean looksEncoded(String run) {
    int digits = 0;
    int upper = 0;
    int lower = 0;
    for (int i = 0; i < run.length(); i++) {
      char c = run.charAt(i);
      digits += Character.isDigit(c) ? 1 : 0;
      upper += Character.isUpperCase(c) ? 1 : 0;
      lower += Character.isLowerCase(c) ? 1 : 0;
    }
    return digits > 0 && upper > 8 && lower > 0;
  }
}
