package org.referralrouter.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A document as it is checked in. {@code -Ddocuments.write=true} writes it again. */
public final class CheckedInDocument {
  /** Where each service has its own, from its module's directory. */
  public static final Path OPEN_API =
      Path.of("src", "main", "resources", "openapi", "openapi.json");

  private CheckedInDocument() {}

  /** The text that is checked in; this one, where it is to be written again. */
  public static String at(Path file, String made) {
    try {
      if (Boolean.getBoolean("documents.write")) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, made);
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Run once with -Ddocuments.write=true", e);
    }
  }
}
