package org.referralrouter.routing.procedure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files of a procedure, as they are. */
final class ProcedureFiles {
  private final String where;
  private final SortedMap<String, byte[]> files = new TreeMap<>();

  private ProcedureFiles(String where) {
    this.where = where;
  }

  /**
   * These files of a directory.
   *
   * @param optional one that may be missing
   * @throws RefusedProcedure where another is missing
   */
  static ProcedureFiles in(Path directory, Collection<String> names, String optional) {
    List<String> present = new ArrayList<>(names);
    if (Files.exists(directory.resolve(optional))) {
      present.add(optional);
    }
    return read(
        directory + "/",
        present,
        name -> {
          try {
            return Files.readAllBytes(directory.resolve(name));
          } catch (NoSuchFileException _) {
            throw new RefusedProcedure(directory + "/" + name, "the file is missing");
          }
        });
  }

  /**
   * These files of this program.
   *
   * @param directory where they lie, from {@code /} to {@code /}
   * @throws RefusedProcedure where one is missing
   */
  static ProcedureFiles bundled(String directory, Collection<String> names) {
    return read(
        directory,
        names,
        name -> {
          try (InputStream in = ProcedureFiles.class.getResourceAsStream(directory + name)) {
            if (in == null) {
              throw new RefusedProcedure(directory + name, "the file is missing");
            }
            return in.readAllBytes();
          }
        });
  }

  private static ProcedureFiles read(String where, Collection<String> names, Source source) {
    ProcedureFiles files = new ProcedureFiles(where);
    for (String name : names) {
      try {
        files.files.put(name, source.bytes(name));
      } catch (IOException e) {
        throw new UncheckedIOException(where + name + " cannot be read", e);
      }
    }
    return files;
  }

  /** These with another file in place of the one of this name. */
  ProcedureFiles with(String name, byte[] bytes) {
    ProcedureFiles others = new ProcedureFiles(where);
    others.files.putAll(files);
    others.files.put(name, bytes.clone());
    return others;
  }

  /** Whether there is a file of this name among them. */
  boolean has(String name) {
    return files.containsKey(name);
  }

  /** Where a file lies, to name it in a message. */
  String path(String name) {
    return where + name;
  }

  byte[] bytes(String name) {
    return Objects.requireNonNull(files.get(name), name).clone();
  }

  /** Writes them to a directory that exists. */
  void copyTo(Path directory) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Files.write(directory.resolve(file.getKey()), file.getValue());
    }
  }

  /** SHA-256 over each file's name, length and bytes, in the order of their names. */
  String digest() {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      files.forEach(
          (name, bytes) -> {
            sha256.update((name + "\n" + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
            sha256.update(bytes);
          });
      return "sha256:" + HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** Where the bytes of a file come from. */
  @FunctionalInterface
  private interface Source {
    byte[] bytes(String name) throws IOException;
  }
}
