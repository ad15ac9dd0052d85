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
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.referralrouter.decision.Procedure;
import org.referralrouter.wire.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * All that a procedure is, as files: its description, decision tables, clocks, need-to-know table,
 * paragraph register and words. They lie in {@code procedures/<id>/<version>/}, in this program or
 * with the board.
 */
public final class ProcedureDirectory {
  private static final String DESCRIPTION = "procedure.json";
  private static final String NEED_TO_KNOW = "need-to-know.json";
  private static final String CLOCKS = "clocks.json";
  private static final String PARAGRAPHS = "paragraphs.json";
  private static final String TEXTS = "texts.json";

  private final Procedure procedure;
  private final String title;
  private final boolean bundled;
  private final SortedMap<String, byte[]> files;
  private final Map<String, DecisionTable> compiled = new ConcurrentHashMap<>();

  private ProcedureDirectory(String where, boolean bundled, SortedMap<String, byte[]> files) {
    JsonNode description;
    try {
      description = Json.mapper().readTree(files.get(DESCRIPTION));
    } catch (JacksonException _) {
      throw new RefusedProcedure(where + DESCRIPTION, "is not JSON");
    }
    this.procedure =
        new Procedure(
            required(description, "id", where),
            required(description, "version", where),
            digest(files));
    this.title = required(description, "title", where);
    this.bundled = bundled;
    this.files = files;
  }

  /**
   * The procedure in this directory, whatever the directory's name.
   *
   * @throws RefusedProcedure where a file is missing, or the description is not one
   */
  public static ProcedureDirectory at(Path directory) {
    return read(
        directory + "/",
        false,
        name -> {
          try {
            return Files.readAllBytes(directory.resolve(name));
          } catch (NoSuchFileException _) {
            throw missing(directory + "/" + name);
          }
        });
  }

  /**
   * A procedure that comes with this program.
   *
   * @throws RefusedProcedure where there is none of this id and version
   */
  public static ProcedureDirectory bundled(String id, String version) {
    String directory = "/procedures/" + id + "/" + version + "/";
    return read(
        directory,
        true,
        name -> {
          try (InputStream in = ProcedureDirectory.class.getResourceAsStream(directory + name)) {
            if (in == null) {
              throw missing(directory + name);
            }
            return in.readAllBytes();
          }
        });
  }

  private static ProcedureDirectory read(String where, boolean bundled, Source source) {
    List<String> names = new ArrayList<>(Tables.FILES);
    names.addAll(List.of(DESCRIPTION, NEED_TO_KNOW, CLOCKS, PARAGRAPHS, TEXTS));
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (String name : names) {
      try {
        files.put(name, source.bytes(name));
      } catch (IOException e) {
        throw new UncheckedIOException(where + name + " cannot be read", e);
      }
    }
    return new ProcedureDirectory(where, bundled, files);
  }

  private static RefusedProcedure missing(String file) {
    return new RefusedProcedure(file, "the file is missing");
  }

  private static String required(JsonNode description, String field, String where) {
    String value = description.path(field).asString("");
    if (value.isBlank()) {
      throw new RefusedProcedure(where + DESCRIPTION, "has no " + field);
    }
    return value;
  }

  /** Its id, version and digest, as they stand in each of its decisions. */
  public Procedure procedure() {
    return procedure;
  }

  /** What the board calls it. */
  public String title() {
    return title;
  }

  /** Whether it comes with this program, whose build has looked at it. */
  public boolean bundled() {
    return bundled;
  }

  /** Writes its files to a directory that exists. */
  public void copyTo(Path directory) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Files.write(directory.resolve(file.getKey()), file.getValue());
    }
  }

  /** The need-to-know table, as JSON. */
  public byte[] needToKnow() {
    return file(NEED_TO_KNOW);
  }

  /** The clocks, as JSON. */
  public byte[] clocks() {
    return file(CLOCKS);
  }

  /** The paragraph register, as JSON. */
  public byte[] paragraphs() {
    return file(PARAGRAPHS);
  }

  /** The words for its codes, as JSON. */
  public byte[] texts() {
    return file(TEXTS);
  }

  /** The decision tables, read and ready to decide by. */
  public DecisionMaker decisions() {
    return new BoardProcedure(procedure, compiledTables());
  }

  /** The decision tables, read and ready to tell why they decide as they do. */
  public Reasons reasons() {
    return new Reasons(procedure, compiledTables());
  }

  /** What stands in each decision table. */
  public List<RuleTable> tables() {
    return Tables.FILES.stream().map(name -> table(name).text()).toList();
  }

  /** The names of the files that hold the decision tables. */
  public static List<String> tableFiles() {
    return Tables.FILES;
  }

  /**
   * A decision table, compiled at its first use.
   *
   * @throws RefusedProcedure where it does not compile
   */
  public DecisionTable table(String file) {
    return compiled.computeIfAbsent(file, name -> new DecisionTable(name, file(name)));
  }

  Tables compiledTables() {
    return Tables.of(this::table);
  }

  private byte[] file(String name) {
    return Objects.requireNonNull(files.get(name), name).clone();
  }

  /** SHA-256 over each file's name, length and bytes, in the order of their names. */
  private static String digest(SortedMap<String, byte[]> files) {
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
