package org.referralrouter.routing.guard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.referralrouter.routing.procedure.ProcedureDirectory;
import org.referralrouter.routing.procedure.Procedures;
import org.referralrouter.routing.procedure.RefusedProcedure;

/**
 * Says which procedure decides. One that a board brings is looked at first; where it is refused,
 * the last one that was accepted stays in force.
 *
 * @param procedures those to choose from
 * @param kept where a copy of the last accepted one is kept
 */
public record Acceptance(Procedures procedures, Path kept) {

  /**
   * The procedure that decides.
   *
   * @param refusals why it is not the one that was chosen; empty where it is
   */
  public record InForce(ProcedureDirectory procedure, List<Refusal> refusals) {
    public InForce {
      refusals = List.copyOf(refusals);
    }
  }

  /**
   * The chosen procedure where it is accepted, else the last accepted one.
   *
   * @throws RefusedProcedure with every row and reason, where it is refused and none was accepted
   *     before
   */
  public InForce choose(String id, String version) {
    String name = id + " " + version;
    ProcedureDirectory chosen;
    try {
      chosen = procedures.find(id, version);
    } catch (RefusedProcedure refused) {
      return lastAccepted(
          name, List.of(new Refusal(name, "files", String.valueOf(refused.getMessage()))));
    }
    if (!chosen.bundled() && !isKept(chosen)) {
      List<Refusal> refusals = Guards.refusals(chosen);
      if (!refusals.isEmpty()) {
        return lastAccepted(name, refusals);
      }
    }
    keep(chosen);
    return new InForce(chosen, List.of());
  }

  private InForce lastAccepted(String name, List<Refusal> refusals) {
    if (!Files.isDirectory(kept)) {
      throw new RefusedProcedure(
          name,
          refusals.stream().map(Refusal::toString).collect(Collectors.joining("\n", "\n", "")));
    }
    return new InForce(ProcedureDirectory.at(kept), refusals);
  }

  private boolean isKept(ProcedureDirectory chosen) {
    return Files.isDirectory(kept)
        && ProcedureDirectory.at(kept).procedure().equals(chosen.procedure());
  }

  /** Never half a copy: it is made beside and then moved. */
  private void keep(ProcedureDirectory accepted) {
    if (isKept(accepted)) {
      return;
    }
    Path beside = kept.resolveSibling(kept.getFileName() + ".new");
    Path before = kept.resolveSibling(kept.getFileName() + ".old");
    try {
      delete(beside);
      delete(before);
      accepted.copyTo(Files.createDirectories(beside));
      if (Files.isDirectory(kept)) {
        Files.move(kept, before);
      }
      Files.move(beside, kept);
      delete(before);
    } catch (IOException e) {
      throw new UncheckedIOException("The accepted procedure cannot be kept in " + kept, e);
    }
  }

  private static void delete(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      try (var files = Files.list(directory)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(directory);
    }
  }
}
