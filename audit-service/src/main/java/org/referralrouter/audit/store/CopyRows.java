package org.referralrouter.audit.store;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Rows on their way into a table by binary COPY (PostgreSQL, "COPY", "Binary Format"). */
final class CopyRows {
  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0
  };
  private static final int NULL = -1;
  private static final short END = -1;
  private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);
  private int rows;

  CopyRows() {
    write(
        () -> {
          out.write(SIGNATURE);
          out.writeInt(0);
          out.writeInt(0);
        });
  }

  /** Begins a row of so many columns. */
  CopyRows row(int columns) {
    rows++;
    return write(() -> out.writeShort(columns));
  }

  CopyRows add(int value) {
    return write(
        () -> {
          out.writeInt(Integer.BYTES);
          out.writeInt(value);
        });
  }

  CopyRows add(@Nullable Integer value) {
    return value == null ? addNull() : add(value.intValue());
  }

  CopyRows add(long value) {
    return write(
        () -> {
          out.writeInt(Long.BYTES);
          out.writeLong(value);
        });
  }

  CopyRows add(@Nullable Long value) {
    return value == null ? addNull() : add(value.longValue());
  }

  CopyRows add(short value) {
    return write(
        () -> {
          out.writeInt(Short.BYTES);
          out.writeShort(value);
        });
  }

  CopyRows add(byte[] value) {
    return write(
        () -> {
          out.writeInt(value.length);
          out.write(value);
        });
  }

  CopyRows add(@Nullable String value) {
    return value == null ? addNull() : add(value.getBytes(StandardCharsets.UTF_8));
  }

  CopyRows add(@Nullable UUID value) {
    return value == null
        ? addNull()
        : write(
            () -> {
              out.writeInt(2 * Long.BYTES);
              out.writeLong(value.getMostSignificantBits());
              out.writeLong(value.getLeastSignificantBits());
            });
  }

  CopyRows add(Instant value) {
    return add(EPOCH.until(value, ChronoUnit.MICROS));
  }

  private CopyRows addNull() {
    return write(() -> out.writeInt(NULL));
  }

  /** Sends the rows, if there are any. */
  void into(Connection connection, String tableAndColumns) throws SQLException {
    if (rows == 0) {
      return;
    }
    write(() -> out.writeShort(END));
    var copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("COPY " + tableAndColumns + " FROM STDIN (FORMAT binary)");
    byte[] all = bytes.toByteArray();
    try {
      copy.writeToCopy(all, 0, all.length);
      copy.endCopy();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  private CopyRows write(Writing writing) {
    try {
      writing.run();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException("Memory refused bytes", e);
    }
  }

  private interface Writing {
    void run() throws IOException;
  }
}
