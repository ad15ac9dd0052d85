package org.referralrouter.routing.inforce;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.referralrouter.concern.Concern;
import org.referralrouter.concern.Reading;
import org.referralrouter.wire.AgenciesFile;
import org.referralrouter.wire.ConcernJson;

/** What every trial is about: {@code trial/concern.json}, in which nobody exists. */
final class InventedConcern {
  private static final String FILE = "/trial/concern.json";

  private InventedConcern() {}

  static Concern read() {
    try (InputStream in = InventedConcern.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is missing from the jar");
      }
      return switch (ConcernJson.read(in.readAllBytes(), AgenciesFile.bundled())) {
        case Reading.Accepted(var concern) -> concern;
        case Reading.Unreadable _, Reading.Refused _ ->
            throw new IllegalStateException(FILE + " is not a concern");
      };
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + FILE, e);
    }
  }
}
