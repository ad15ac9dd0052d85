package org.referralrouter.routing.guard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.referralrouter.wire.Json;

/** A file of the product's own safeguards, which no board's procedure can change. */
final class SafeguardFile {
  private SafeguardFile() {}

  static byte[] bytes(String name) {
    try (InputStream in = SafeguardFile.class.getResourceAsStream("/safeguards/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("This program lacks its safeguards/" + name, e);
    }
  }

  static <T> T read(String name, Class<T> type) {
    return Json.mapper().readValue(bytes(name), type);
  }
}
