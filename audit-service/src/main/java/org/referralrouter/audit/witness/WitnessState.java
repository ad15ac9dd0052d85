package org.referralrouter.audit.witness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.referralrouter.audit.tlog.Hash;
import org.referralrouter.audit.tlog.SignedNote;

/**
 * The notes that were cosigned last, one file for each origin, in a directory that one process has.
 */
final class WitnessState implements AutoCloseable {
  private final Path directory;
  private final FileChannel lockFile;

  private WitnessState(Path directory, FileChannel lockFile) {
    this.directory = directory;
    this.lockFile = lockFile;
  }

  /** Opens the directory, made where it is missing; empty where another witness has it. */
  static Optional<WitnessState> in(Path directory) {
    try {
      Files.createDirectories(directory.resolve("evidence"));
      FileChannel lockFile =
          FileChannel.open(
              directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock(lockFile) == null) {
        lockFile.close();
        return Optional.empty();
      }
      return Optional.of(new WitnessState(directory, lockFile));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot use " + directory, e);
    }
  }

  private static @Nullable FileLock lock(FileChannel file) throws IOException {
    try {
      return file.tryLock();
    } catch (OverlappingFileLockException _) {
      return null;
    }
  }

  Optional<SignedNote> read(String origin) {
    Path file = file(origin);
    try {
      return Files.exists(file)
          ? Optional.of(SignedNote.parse(Files.readAllBytes(file)))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          file + " is damaged; restore it, since a witness that forgets can cosign two histories",
          e);
    }
  }

  /** Returns when the note is on the disk. */
  void keep(String origin, SignedNote note) {
    write(file(origin), note.toString());
  }

  void evidence(SignedNote kept, SignedNote other) {
    write(
        directory.resolve("evidence").resolve(name(kept.text() + other.text()) + ".notes"),
        kept + "\n" + other);
  }

  private void write(Path file, String text) {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      try (FileChannel out =
          FileChannel.open(
              fresh,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
        out.force(true);
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      try (FileChannel parent = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
        parent.force(true);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }

  private Path file(String origin) {
    return directory.resolve(name(origin) + ".note");
  }

  /** Any origin as a name of a file. */
  private static String name(String text) {
    return HexFormat.of()
        .formatHex(Hash.leaf(text.getBytes(StandardCharsets.UTF_8)).bytes(), 0, 16);
  }

  @Override
  public void close() {
    try {
      lockFile.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot close the lock of " + directory, e);
    }
  }
}
