package org.referralrouter.local.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.function.Supplier;

/** A directory that only its owner may enter, with files that only their owner may read. */
public final class SecretDirectory {
  private final Path directory;

  private SecretDirectory(Path directory) {
    this.directory = directory;
  }

  /**
   * Opens the directory, made with permissions 700 where it is missing and set to them where it is
   * not.
   */
  public static SecretDirectory at(Path directory) {
    try {
      Files.createDirectories(directory);
      restrict(directory, "rwx------");
      return new SecretDirectory(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text of a file, or nothing when there is none. */
  public Optional<String> read(String file) {
    Path path = directory.resolve(file);
    try {
      return Files.exists(path) ? Optional.of(Files.readString(path)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + path, e);
    }
  }

  /** The text of a file, made by {@code first} when there is none. */
  public String readOrMake(String file, Supplier<String> first) {
    return read(file)
        .orElseGet(
            () -> {
              String text = first.get();
              write(file, text);
              return text;
            });
  }

  /** Replaces a file as a whole; at no moment may others read it. */
  public void write(String file, String text) {
    try {
      Path fresh = Files.createTempFile(directory, file, ".new");
      restrict(fresh, "rw-------");
      Files.writeString(fresh, text);
      Files.move(fresh, directory.resolve(file), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + directory.resolve(file), e);
    }
  }

  private static void restrict(Path path, String permissions) throws IOException {
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
  }
}
