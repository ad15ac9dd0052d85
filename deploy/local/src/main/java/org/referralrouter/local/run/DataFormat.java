package org.referralrouter.local.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/**
 * The format of what a home's servers and services keep: a number in a file beside their data,
 * written before the first of them starts. Data without a number is of the first format, which had
 * no such file.
 */
final class DataFormat {
  /**
   * What this version reads and writes. Counts up with every change that leaves old data behind.
   */
  static final int PRESENT = 4;

  private static final int WITHOUT_A_NUMBER = 1;
  private static final String FILE = "format";

  private DataFormat() {}

  /**
   * Writes the number where there is no data yet.
   *
   * @throws DataOfAnotherVersion where there is data of another format; nothing is changed then
   */
  static void check(Home home, CommandHint hint) {
    var data = home.data();
    int found = of(data);
    if (found != PRESENT) {
      throw new DataOfAnotherVersion(data, found, hint);
    }
  }

  /**
   * That a copy is of the present format.
   *
   * @param file its number
   * @throws IllegalStateException where it is not; nothing is changed then
   */
  static void checkCopy(Path file) {
    try {
      int found = number(file);
      if (found != PRESENT) {
        throw new IllegalStateException(
            "The copy is of data format %d; this version reads and writes %d. Nothing was changed. Put it back with the version that wrote it."
                .formatted(found, PRESENT));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The copy does not say of which format it is: " + file, e);
    }
  }

  private static int of(Path data) {
    var file = data.resolve(FILE);
    try {
      if (Files.exists(file)) {
        return number(file);
      }
      if (!isEmpty(data)) {
        return WITHOUT_A_NUMBER;
      }
      Files.writeString(file, PRESENT + "\n", StandardOpenOption.CREATE_NEW);
      return PRESENT;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot tell of which format the data in " + data + " is", e);
    }
  }

  private static int number(Path file) throws IOException {
    var text = Files.readString(file).strip();
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalStateException(
          file + " does not hold the number of a data format. Nothing was started.", e);
    }
  }

  private static boolean isEmpty(Path data) throws IOException {
    try (Stream<Path> kept = Files.list(data)) {
      return kept.findAny().isEmpty();
    }
  }
}
