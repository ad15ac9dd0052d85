package org.referralrouter.audit.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.referralrouter.audit.tlog.Bundle;
import org.referralrouter.audit.tlog.Checkpoint;
import org.referralrouter.audit.tlog.SignedNote;
import org.referralrouter.audit.tlog.Tile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Saves all that a ledger serves, to be verified without it. */
@Command(
    name = "fetch",
    mixinStandardHelpOptions = true,
    description =
        "Save every file of the audit log, to be verified offline. AUDIT_TOKEN has the token.")
public final class FetchCommand implements Callable<Integer> {
  private static final int UNREACHABLE = 3;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "URL", description = "Of the audit service.")
  private URI url = URI.create("");

  @Parameters(paramLabel = "DIRECTORY", description = "Where the files go.")
  private Path directory = Path.of("");

  /** For picocli. */
  public FetchCommand() {}

  @Override
  public Integer call() {
    String token = System.getenv("AUDIT_TOKEN");
    if (token == null) {
      throw new ParameterException(spec.commandLine(), "Set the environment variable AUDIT_TOKEN");
    }
    try {
      int files = fetch(new UrlServed(url, token), directory);
      spec.commandLine().getOut().printf("%d files in %s%n", files, directory);
      return 0;
    } catch (Served.Unreachable e) {
      spec.commandLine().getErr().println(e.getMessage());
      return UNREACHABLE;
    }
  }

  /**
   * Saves the root log and every log that it names, as they are.
   *
   * @return how many files
   */
  public static int fetch(Served served, Path directory) {
    List<byte[]> leaves = new ArrayList<>();
    int files = log(served, "", directory, leaves::addAll);
    Map<String, String> prefixes = new LinkedHashMap<>();
    for (byte[] leaf : leaves) {
      String origin = Checkpoint.parse(new String(leaf, StandardCharsets.UTF_8)).origin();
      prefixes.put(origin, origin.substring(origin.indexOf("/logs/") + 1) + "/");
    }
    for (String prefix : prefixes.values()) {
      files += log(served, prefix, directory, _ -> {});
    }
    return files;
  }

  private static int log(
      Served served, String prefix, Path directory, Consumer<List<byte[]>> bundles) {
    byte[] note = save(served, prefix + "checkpoint", directory);
    List<Tile> tiles = Tile.of(Checkpoint.parse(SignedNote.parse(note).text()).size());
    for (Tile tile : tiles) {
      byte[] content = save(served, prefix + tile.path(), directory);
      if (tile.level() == Tile.ENTRIES) {
        bundles.accept(Bundle.entries(content));
      }
    }
    return tiles.size() + 1;
  }

  private static byte[] save(Served served, String path, Path directory) {
    byte[] content =
        served.file(path).orElseThrow(() -> new Served.Unreachable(path + " is not served"));
    Path file = directory.resolve(path);
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, content);
      return content;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }
}
