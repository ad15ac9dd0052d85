package org.referralrouter.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.List;

/**
 * How fast a program answers, a line for each.
 *
 * @param start until its first answer
 * @param answers how many it gave
 * @param answering from its first answer to its end
 */
record Rate(Duration start, long answers, Duration answering) {
  /**
   * Runs a program to its end.
   *
   * @throws IOException where it cannot be run, or ends with an error
   */
  static Rate of(List<String> command) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    Process process = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
    long first = 0;
    long answers = 0;
    try (BufferedReader lines = process.inputReader()) {
      while (lines.readLine() != null) {
        if (answers == 0) {
          first = System.nanoTime();
        }
        answers++;
      }
    }
    int exit = process.waitFor();
    if (exit != 0) {
      throw new IOException(command.getFirst() + " ended with exit code " + exit);
    }
    return new Rate(
        Duration.ofNanos(first - begun), answers, Duration.ofNanos(System.nanoTime() - first));
  }

  double aSecond() {
    return answers / (answering.toNanos() / 1e9);
  }
}
