package org.referralrouter.local.outage;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A disk of some megabytes in memory, which can be full or read-only. Only root can have one. */
public final class SmallDisk implements AutoCloseable {
  private static final int BLOCK = 64 * 1024;

  private final Path directory;

  private SmallDisk(Path directory) {
    this.directory = directory;
  }

  /**
   * A disk of this size at this directory; empty where none can be mounted here.
   *
   * @throws IllegalStateException where none can be and {@code tools.required} is set
   */
  public static Optional<SmallDisk> at(Path directory, int megabytes) {
    Path made = made(directory);
    if (!run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", made.toString())) {
      if (Boolean.getBoolean("tools.required")) {
        throw new IllegalStateException("tools.required is set, and no disk can be mounted here");
      }
      return Optional.empty();
    }
    return Optional.of(new SmallDisk(made));
  }

  private static Path made(Path directory) {
    try {
      return Files.createDirectories(directory).toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it is. */
  public Path directory() {
    return directory;
  }

  /** Leaves no room at all. */
  public void fill() {
    try (OutputStream out = Files.newOutputStream(filler())) {
      byte[] block = new byte[BLOCK];
      while (true) {
        out.write(block);
      }
    } catch (IOException _) {
      // Full.
    }
  }

  /** Gives the room back. */
  public void empty() {
    try {
      Files.deleteIfExists(filler());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** From now on nothing is written to it; files that are open for writing must not be there. */
  public void readOnly() {
    remount("ro");
  }

  /** It can be written to again. */
  public void writable() {
    remount("rw");
  }

  private void remount(String how) {
    if (!run("mount", "-o", "remount," + how, directory.toString())) {
      throw new IllegalStateException("Something is open for writing in " + directory);
    }
  }

  private Path filler() {
    return directory.resolve("filler");
  }

  private static boolean run(String... command) {
    try {
      return new ProcessBuilder(List.of(command))
              .redirectErrorStream(true)
              .redirectOutput(Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Takes it away; what still has a file open there keeps that. */
  @Override
  public void close() {
    run("umount", "-l", directory.toString());
  }
}
