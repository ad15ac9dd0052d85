package org.referralrouter.routing.explain;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Takes a stream of JSON documents apart: one a line, or one over many lines. */
public final class Documents {
  private Documents() {}

  /**
   * The next document's bytes: a line, or as many as its braces span; none at the end. A line break
   * within a text is no JSON, so a line that opens no more than it closes is whole, and a broken
   * one costs only itself where lines begin with a brace.
   */
  public static byte[] next(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Braces braces = new Braces();
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (b == '\n') {
        boolean blank = bytes.toString(StandardCharsets.UTF_8).isBlank();
        if (!blank && braces.closed()) {
          return bytes.toByteArray();
        }
        if (blank) {
          bytes.reset();
          continue;
        }
      }
      braces.see(b);
      bytes.write(b);
    }
    return bytes.toString(StandardCharsets.UTF_8).isBlank() ? new byte[0] : bytes.toByteArray();
  }

  /** Counts open braces and brackets outside texts. */
  private static final class Braces {
    private int open;
    private boolean inText;
    private boolean escaped;

    void see(int b) {
      if (escaped) {
        escaped = false;
      } else if (inText) {
        escaped = b == '\\';
        inText = b != '"' && b != '\n';
      } else {
        inText = b == '"';
        open += b == '{' || b == '[' ? 1 : b == '}' || b == ']' ? -1 : 0;
      }
    }

    boolean closed() {
      return open <= 0;
    }
  }
}
