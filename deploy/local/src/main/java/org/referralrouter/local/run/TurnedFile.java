package org.referralrouter.local.run;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * A file that another process writes to, always at its end, and never lets go. What it holds is
 * packed into a file beside it, {@code NAME.1.gz} and so on, and taken out of it. A line that is
 * written in just that moment is lost; services turn their logs themselves and lose none.
 */
record TurnedFile(Path file, LogLimits limits) {
  private static final String PACKED = ".gz";
  private static final int BUFFER = 64 * 1024;

  /** Packs what the file holds where that has become too much, and forgets the oldest. */
  void turn() throws IOException {
    long size = Files.exists(file) ? Files.size(file) : 0;
    if (size < limits.file().toBytes()) {
      return;
    }
    try {
      pack();
    } catch (IOException e) {
      // Without room for the packed one, what is bounded counts for more than what is kept.
      if (size >= 2 * limits.file().toBytes()) {
        Files.newByteChannel(file, StandardOpenOption.WRITE).truncate(0).close();
      }
      throw e;
    }
    forget();
  }

  private void pack() throws IOException {
    List<Path> before = packed();
    long number = before.isEmpty() ? 1 : number(before.getLast()) + 1;
    Path next = file.resolveSibling(file.getFileName() + "." + number + PACKED);
    boolean whole = false;
    try (FileChannel from =
            FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        OutputStream to = new GZIPOutputStream(Files.newOutputStream(next))) {
      ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
      while (from.read(buffer) >= 0) {
        to.write(buffer.array(), 0, buffer.position());
        buffer.clear();
      }
      from.truncate(0);
      whole = true;
    } finally {
      if (!whole) {
        Files.deleteIfExists(next);
      }
    }
  }

  private void forget() throws IOException {
    List<Path> packed = packed();
    long total = 0;
    for (Path each : packed.reversed()) {
      total += Files.size(each);
      if (total > limits.total().toBytes()) {
        Files.delete(each);
      }
    }
  }

  /** The packed files, oldest first. */
  List<Path> packed() throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(file.toAbsolutePath().getParent(), this::isPacked)) {
      files.forEach(found::add);
    }
    found.sort(Comparator.comparingLong(this::number));
    return found;
  }

  private boolean isPacked(Path other) {
    return number(other) > 0;
  }

  /** The number of a packed file; 0 for any other. */
  private long number(Path other) {
    String name = other.getFileName().toString();
    String before = file.getFileName() + ".";
    if (!name.startsWith(before) || !name.endsWith(PACKED)) {
      return 0;
    }
    String number = name.substring(before.length(), name.length() - PACKED.length());
    return number.matches("[1-9][0-9]{0,17}") ? Long.parseLong(number) : 0;
  }
}
