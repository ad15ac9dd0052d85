package org.referralrouter.local.run;

import java.util.Map;
import org.springframework.util.unit.DataSize;

/**
 * How much room the logs of a part take.
 *
 * @param file of the file that is written to; then it is packed, and the next one begins
 * @param total of a part's packed files; the oldest go
 */
record LogLimits(DataSize file, DataSize total) {
  private static final String FILE = "REFERRALS_LOG_FILE_SIZE";
  private static final String TOTAL = "REFERRALS_LOG_TOTAL_SIZE";

  /**
   * As the environment says, such as {@code 10MB}.
   *
   * @throws IllegalArgumentException where it names no size
   */
  static LogLimits by(Map<String, String> environment) {
    return new LogLimits(size(environment, FILE, "10MB"), size(environment, TOTAL, "100MB"));
  }

  private static DataSize size(Map<String, String> environment, String name, String usual) {
    String text = environment.getOrDefault(name, usual);
    try {
      return DataSize.parse(text.isBlank() ? usual : text);
    } catch (IllegalArgumentException _) {
      throw new IllegalArgumentException(name + " is a size such as " + usual + ", not " + text);
    }
  }

  /** By which a service turns its log itself. */
  Map<String, String> environment() {
    return Map.of("LOGS_FILE_SIZE", text(file), "LOGS_TOTAL_SIZE", text(total));
  }

  private static String text(DataSize size) {
    return size.toBytes() + "B";
  }
}
