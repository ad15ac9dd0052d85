package org.referralrouter.edge.health;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/** Whether a directory takes another file and has room for more. */
record DiskCheck(Path directory) implements BooleanSupplier {
  /** Bytes: what is less is as good as nothing to whoever writes. */
  private static final long LEAST = 10L * 1024 * 1024;

  private static final byte[] WRITTEN = new byte[4096];

  @Override
  public boolean getAsBoolean() {
    Path file = directory.resolve(".health-" + ProcessHandle.current().pid());
    try {
      if (Files.getFileStore(directory).getUsableSpace() < LEAST) {
        return false;
      }
      try {
        Files.write(file, WRITTEN);
      } finally {
        Files.deleteIfExists(file);
      }
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
