package org.referralrouter.intake.api;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The lines of an NDJSON stream, one at a time; a line past the limit is cut, and says so. */
final class Lines {
  private static final int END = -1;
  private static final int BUFFER = 64 * 1024;

  private final InputStream in;
  private final int maxBytes;

  Lines(InputStream in, int maxBytes) {
    this.in = new BufferedInputStream(in, BUFFER);
    this.maxBytes = maxBytes;
  }

  /**
   * A line without its end.
   *
   * @param tooLong whether it had more bytes than allowed; they are thrown away
   */
  @SuppressWarnings("ArrayRecordComponent") // read once, by one reader, and never compared
  record Line(byte[] bytes, boolean tooLong) {}

  /** Whether more has come already, so that the next line need not be waited for. */
  boolean more() throws IOException {
    return in.available() > 0;
  }

  /** The next line; null at the end of the stream. */
  @Nullable Line next() throws IOException {
    int read = in.read();
    if (read == END) {
      return null;
    }
    var line = new ByteArrayOutputStream();
    boolean tooLong = false;
    while (read != END && read != '\n') {
      if (line.size() < maxBytes) {
        line.write(read);
      } else {
        tooLong = true;
      }
      read = in.read();
    }
    return new Line(line.toByteArray(), tooLong);
  }
}
