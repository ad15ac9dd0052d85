package org.referralrouter.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.referralrouter.concern.Agencies;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Position;
import tools.jackson.core.JacksonException;

/**
 * {@code agencies.json}: the agencies of a procedure, each with its {@code code}, the {@code name}
 * that people read, the position of its {@code desk}, and whether it is {@code alwaysNamed} to
 * reporters. A procedure without such a file has the contract's six, which come along.
 */
public final class AgenciesFile {
  /** Its name in a procedure's directory. */
  public static final String NAME = "agencies.json";

  /** The environment variable that names a service's file; the contract's six without one. */
  public static final String ENVIRONMENT = "AGENCIES_FILE";

  private static final String RESOURCE = "/agencies/" + NAME;
  private static final Agencies BUNDLED = fromJar();

  private AgenciesFile() {}

  private record File(List<Line> agencies) {}

  private record Line(String code, String name, String desk, boolean alwaysNamed) {
    Agencies.Entry entry() {
      return new Agencies.Entry(new Agency(code), name, new Position(desk), alwaysNamed);
    }
  }

  /** The contract's six. */
  public static Agencies bundled() {
    return BUNDLED;
  }

  private static Agencies fromJar() {
    try (InputStream file = AgenciesFile.class.getResourceAsStream(RESOURCE)) {
      if (file == null) {
        throw new IllegalStateException(RESOURCE + " is missing from the jar of schemas");
      }
      return parsed(file.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + RESOURCE, e);
    }
  }

  /**
   * Those of a file; the contract's six where there is none.
   *
   * @throws IllegalStateException where it cannot be read or is not such a file, with what to do
   */
  public static Agencies of(Optional<Path> file) {
    if (file.isEmpty()) {
      return bundled();
    }
    try {
      return read(Files.readAllBytes(file.get()));
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "The agencies cannot be read from %s (%s). %s names the file agencies.json of the procedure, or nothing for the contract's agencies."
              .formatted(
                  file.get(),
                  e instanceof IOException ? e.getClass().getSimpleName() : e.getMessage(),
                  ENVIRONMENT),
          e);
    }
  }

  /**
   * Those of such JSON.
   *
   * @throws IllegalArgumentException where it is none, with the reason
   */
  public static Agencies read(byte[] json) {
    Agencies agencies = parsed(json);
    for (Agencies.Entry own : BUNDLED.entries()) {
      Agencies.Entry given = agencies.entry(own.agency()).orElse(own);
      if (!given.desk().equals(own.desk()) || given.alwaysNamed() != own.alwaysNamed()) {
        throw new IllegalArgumentException(
            "%s must keep its desk, %s, and its alwaysNamed, %s: the contract says them"
                .formatted(own.agency(), own.desk(), own.alwaysNamed()));
      }
    }
    return agencies;
  }

  private static Agencies parsed(byte[] json) {
    File file;
    try {
      file = Json.mapper().readValue(json, File.class);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "it is not JSON of agencies: " + e.getOriginalMessage(), e);
    }
    if (file == null || file.agencies == null) {
      throw new IllegalArgumentException("it has no list of agencies");
    }
    for (Line line : file.agencies) {
      if (line == null || line.code == null || line.name == null || line.desk == null) {
        throw new IllegalArgumentException("each agency must have a code, a name and a desk");
      }
    }
    return new Agencies(file.agencies.stream().map(Line::entry).toList());
  }
}
