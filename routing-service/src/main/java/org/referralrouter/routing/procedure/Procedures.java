package org.referralrouter.routing.procedure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.referralrouter.decision.Procedure;
import org.referralrouter.wire.Json;
import tools.jackson.databind.JsonNode;

/** Loads procedures from {@code /procedures/<id>/<version>/}. */
public final class Procedures {
  private static final String DESCRIPTION = "procedure.json";
  private static final String NEED_TO_KNOW = "need-to-know.json";
  private static final String CLOCKS = "clocks.json";

  private Procedures() {}

  /**
   * The procedure of this id and version.
   *
   * @throws RefusedProcedure where a file is missing or a table does not compile, with the reason
   */
  public static DecisionMaker load(String id, String version) {
    String directory = "/procedures/" + id + "/" + version + "/";
    JsonNode description = Json.mapper().readTree(bytes(directory, DESCRIPTION));
    if (!id.equals(description.path("id").asString(""))
        || !version.equals(description.path("version").asString(""))) {
      throw new RefusedProcedure(
          directory + DESCRIPTION, "its id and version are not those of its directory");
    }
    Tables tables = Tables.read(name -> bytes(directory, name));
    return new BoardProcedure(new Procedure(id, version, digest(directory)), tables);
  }

  /** The procedure's need-to-know table, as JSON. */
  public static byte[] needToKnow(String id, String version) {
    return bytes("/procedures/" + id + "/" + version + "/", NEED_TO_KNOW);
  }

  /** The procedure's clocks, as JSON. */
  public static byte[] clocks(String id, String version) {
    return bytes("/procedures/" + id + "/" + version + "/", CLOCKS);
  }

  /** SHA-256 over each file's name, length and bytes, in the order of their names. */
  private static String digest(String directory) {
    List<String> files = new ArrayList<>(Tables.FILES);
    files.add(DESCRIPTION);
    files.add(NEED_TO_KNOW);
    files.add(CLOCKS);
    files.sort(null);
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      for (String file : files) {
        byte[] bytes = bytes(directory, file);
        sha256.update((file + "\n" + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
        sha256.update(bytes);
      }
      return "sha256:" + HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private static byte[] bytes(String directory, String file) {
    try (InputStream in = Procedures.class.getResourceAsStream(directory + file)) {
      if (in == null) {
        throw new RefusedProcedure(directory + file, "the file is missing");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(directory + file + " cannot be read", e);
    }
  }
}
