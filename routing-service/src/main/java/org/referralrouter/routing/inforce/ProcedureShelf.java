package org.referralrouter.routing.inforce;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.referralrouter.concern.Agencies;
import org.referralrouter.decision.Procedure;
import org.referralrouter.routing.procedure.ProcedureDirectory;
import org.referralrouter.routing.procedure.Procedures;
import org.referralrouter.routing.procedure.Recall;
import org.referralrouter.routing.procedure.RefusedProcedure;

/**
 * The versions of the procedure whose files this instance has: the board's own, those that come
 * with this program, and a copy of each that was once in force here, so that a version can be
 * edited in its place and the one before stays known.
 */
final class ProcedureShelf {
  private final Procedures procedures;
  private final Path copies;
  private final Agencies agencies;
  private final Map<Procedure, LoadedProcedure> loaded = new ConcurrentHashMap<>();

  /**
   * @param agencies those that this instance has topics for
   */
  ProcedureShelf(Procedures procedures, Path copies, Agencies agencies) {
    this.procedures = procedures;
    this.agencies = agencies;
    this.copies = copies;
  }

  /**
   * This very version: its digest counts, not its number alone.
   *
   * @throws MissingProcedure where its files are nowhere here
   * @throws RefusedProcedure where this program cannot read them
   * @throws OtherAgencies where it names one that is not among those of this instance
   */
  LoadedProcedure get(Procedure procedure) {
    return loaded.computeIfAbsent(procedure, this::load);
  }

  /** Of every version that is loaded; their sums never fall. */
  List<Recall> recalls() {
    return loaded.values().stream().map(procedure -> procedure.decisions().recall()).toList();
  }

  private LoadedProcedure load(Procedure procedure) {
    ProcedureDirectory files =
        Stream.<Supplier<ProcedureDirectory>>of(
                () -> procedures.find(procedure.id(), procedure.version()),
                () -> ProcedureDirectory.at(copy(procedure)))
            .flatMap(place -> found(place).stream())
            .filter(found -> found.procedure().equals(procedure))
            .findFirst()
            .orElseThrow(() -> new MissingProcedure(procedure));
    if (!files.agencies().within(agencies)) {
      throw new OtherAgencies(files, agencies);
    }
    keep(files);
    return LoadedProcedure.of(files);
  }

  private static Optional<ProcedureDirectory> found(Supplier<ProcedureDirectory> place) {
    try {
      return Optional.of(place.get());
    } catch (RefusedProcedure _) {
      return Optional.empty();
    }
  }

  private Path copy(Procedure procedure) {
    return copies.resolve(procedure.digest().replace(':', '-'));
  }

  /** Never half a copy: it is made beside and then moved. */
  private void keep(ProcedureDirectory files) {
    Path copy = copy(files.procedure());
    if (files.bundled() || Files.isDirectory(copy)) {
      return;
    }
    try {
      Path beside = Files.createTempDirectory(Files.createDirectories(copies), "new-");
      files.copyTo(beside);
      Files.move(beside, copy);
    } catch (IOException e) {
      throw new UncheckedIOException("The procedure in force cannot be kept in " + copy, e);
    }
  }
}
