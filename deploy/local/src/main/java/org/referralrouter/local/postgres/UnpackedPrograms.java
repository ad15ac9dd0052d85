package org.referralrouter.local.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.springframework.util.FileSystemUtils;

/**
 * The server's programs as the library unpacks them: into {@code PG-<digest>}, where {@code
 * .exists} is written last and {@code epg-lock} is locked meanwhile.
 */
final class UnpackedPrograms {
  private static final String COMPLETE = ".exists";
  private static final String LOCK = "epg-lock";

  private UnpackedPrograms() {}

  /** Where the library unpacks unless it is told. */
  static Path usualDirectory() {
    return Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg");
  }

  /**
   * Deletes what an unpacking that broke off has left behind, since the next one would find its
   * files in the way. One that is under way is left alone.
   */
  static void deleteIncomplete(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return;
    }
    try (DirectoryStream<Path> unpacked = Files.newDirectoryStream(directory, "PG-*")) {
      for (Path each : unpacked) {
        if (!Files.exists(each.resolve(COMPLETE))) {
          deleteUnlessLocked(each);
        }
      }
    }
  }

  private static void deleteUnlessLocked(Path unpacked) throws IOException {
    try (FileChannel channel =
            FileChannel.open(
                unpacked.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock == null || Files.exists(unpacked.resolve(COMPLETE))) {
        return;
      }
      try (DirectoryStream<Path> left =
          Files.newDirectoryStream(unpacked, file -> !file.endsWith(LOCK))) {
        for (Path each : left) {
          boolean _ = FileSystemUtils.deleteRecursively(each);
        }
      }
    } catch (OverlappingFileLockException _) {
      // Another thread of this process unpacks.
    }
  }
}
