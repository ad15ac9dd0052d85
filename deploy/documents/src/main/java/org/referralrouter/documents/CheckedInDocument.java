package org.referralrouter.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.referralrouter.wire.Json;

/** A document as it is checked in. {@code -Ddocuments.write=true} writes it again. */
public final class CheckedInDocument {
  /** Where each service has its own, from its module's directory. */
  public static final Path OPEN_API =
      Path.of("src", "main", "resources", "openapi", "openapi.json");

  private CheckedInDocument() {}

  /**
   * The text that is checked in, once this one is written where it is to be written again. Members
   * of an object have no order (RFC 8259, section 4), so a document that says the same in another
   * order counts as this one.
   */
  public static String at(Path file, String made) {
    try {
      if (Files.exists(file) && same(Files.readString(file), made)) {
        return made;
      }
      if (Boolean.getBoolean("documents.write")) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, made);
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Run once with -Ddocuments.write=true", e);
    }
  }

  private static boolean same(String one, String other) {
    return Json.mapper().readTree(one).equals(Json.mapper().readTree(other));
  }
}
