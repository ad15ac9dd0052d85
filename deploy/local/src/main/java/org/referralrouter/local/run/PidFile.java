package org.referralrouter.local.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Remembers which process was started, so that it is found again when whoever started it was
 * killed.
 */
record PidFile(Path path) {
  void write(ProcessHandle process) {
    try {
      Files.writeString(path, process.pid() + " " + startOf(process) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + path, e);
    }
  }

  void delete() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + path, e);
    }
  }

  /**
   * The process, if it is still alive. Its start time tells it from a later one that got the same
   * number.
   */
  Optional<ProcessHandle> process() {
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    try {
      String[] words = Files.readString(path).strip().split(" ", 2);
      return ProcessHandle.of(Long.parseLong(words[0]))
          .filter(process -> startOf(process).equals(words[1]))
          .filter(ProcessHandle::isAlive);
    } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException unreadable) {
      return Optional.empty();
    }
  }

  private static String startOf(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString).orElse("unknown");
  }
}
