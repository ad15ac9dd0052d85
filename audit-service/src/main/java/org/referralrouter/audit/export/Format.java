package org.referralrouter.audit.export;

import java.util.Locale;

/** How entries are written. */
public enum Format {
  /** A JSON object a line. */
  NDJSON,
  /** RFC 4180, with a line of names. */
  CSV;

  /**
   * The format of this name.
   *
   * @throws IllegalArgumentException where there is none
   */
  public static Format named(String name) {
    Format format = valueOf(name.toUpperCase(Locale.ROOT));
    if (!format.extension().equals(name)) {
      throw new IllegalArgumentException("No such format");
    }
    return format;
  }

  /** As in a file's name. */
  public String extension() {
    return name().toLowerCase(Locale.ROOT);
  }
}
