package org.referralrouter.local.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Only one system runs in a directory. The lock ends with the process that holds it, however that
 * ends.
 */
final class SystemLock implements AutoCloseable {
  private final FileChannel channel;
  private final Path holder;

  private SystemLock(FileChannel channel, Path holder) {
    this.channel = channel;
    this.holder = holder;
  }

  /**
   * Takes the lock.
   *
   * @throws AlreadyRunning when another process has it
   */
  static SystemLock take(Home home, Ports ports) {
    Path holder = holderFile(home);
    try {
      var channel = open(home);
      if (tryLock(channel) == null) {
        channel.close();
        throw new AlreadyRunning(home, holder(home));
      }
      Files.writeString(holder, ProcessHandle.current().pid() + " " + ports.offset() + "\n");
      return new SystemLock(channel, holder);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot lock " + home.root(), e);
    }
  }

  /** Who runs a system in this directory, if anybody does. */
  static Optional<Holder> holder(Home home) {
    if (!Files.isDirectory(home.root().resolve("run"))) {
      return Optional.empty();
    }
    try (var channel = open(home)) {
      if (tryLock(channel) != null) {
        return Optional.empty();
      }
      String[] words = Files.readString(holderFile(home)).strip().split(" ", 2);
      return Optional.of(
          new Holder(Long.parseLong(words[0]), new Ports(Integer.parseInt(words[1]))));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot tell who runs in " + home.root(), e);
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(holder);
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileChannel open(Home home) throws IOException {
    return FileChannel.open(
        home.run().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisJvm) {
      return null;
    }
  }

  private static Path holderFile(Home home) {
    return home.run().resolve("system");
  }
}
