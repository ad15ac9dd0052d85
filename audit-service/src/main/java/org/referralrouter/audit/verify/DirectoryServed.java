package org.referralrouter.audit.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A ledger's files in a directory, under the paths that they are served at. */
public record DirectoryServed(Path directory) implements Served {
  @Override
  public Optional<byte[]> file(String path) {
    Path file = directory.resolve(path);
    try {
      return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    } catch (IOException e) {
      throw new Unreachable(file.toString(), e);
    }
  }
}
