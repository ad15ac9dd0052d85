package org.referralrouter.local.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;

/** Processes that a killed launcher left behind. */
final class Leftovers {
  private static final int PATIENCE_SECONDS = 20;

  private Leftovers() {}

  /** Ends them: they hold the ports and the data that the next start needs. */
  static void end(Home home, Progress progress) {
    try (var files = Files.newDirectoryStream(home.run(), "*.pid")) {
      for (var path : files) {
        var file = new PidFile(path);
        file.process().ifPresent(process -> end(process, path.getFileName().toString(), progress));
        file.delete();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void end(ProcessHandle process, String file, Progress progress) {
    var part = file.replace(".pid", "");
    progress.says(
        part
            + " was left over from a start that was killed (process "
            + process.pid()
            + "); ending it");
    process.destroy();
    var ended =
        process.onExit().completeOnTimeout(process, PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    if (ended.isAlive()) {
      ended.destroyForcibly();
      ended.onExit().join();
    }
  }
}
