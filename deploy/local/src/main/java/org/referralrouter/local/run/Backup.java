package org.referralrouter.local.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.referralrouter.local.run.Ports.Port;

/**
 * A copy of what a system keeps, in a directory: the databases, also while it runs; broker,
 * registry and witness while it does not.
 */
public final class Backup {
  private static final String DATABASES = "postgres";
  private static final List<String> STOPPED = List.of("kafka", "registry", "witness");
  private static final List<String> TOPICS = List.of("kafka", "registry");
  private static final String FORMAT = "format";

  /** Routing's copy of what its topics say; it must not be newer than they are. */
  private static final Path STATE = Path.of("routing", "routing-service");

  private final Home home;
  private final Path directory;

  /** The copy of a home in a directory. */
  public Backup(Home home, Path directory) {
    this.home = home;
    this.directory = directory.toAbsolutePath().normalize();
  }

  /** What can be put back. */
  public enum What {
    /** All four databases, to one moment. */
    DATABASES,
    /** The topics with their schemas. */
    TOPICS,
    /** Everything, the secrets and the witness's memory too: on a new machine. */
    ALL
  }

  /**
   * Makes a copy.
   *
   * @return the parts that were copied
   * @throws IllegalStateException where the directory holds such a copy already
   */
  public List<String> make() {
    Optional<Holder> running = SystemLock.holder(home);
    List<String> parts = running.isPresent() ? List.of(DATABASES) : withDatabases();
    for (String part : parts) {
      if (Files.exists(directory.resolve(part))) {
        throw new IllegalStateException(
            "%s holds a copy of %s already. Name another directory.".formatted(directory, part));
      }
    }
    ownersAlone(directory);
    if (running.isPresent()) {
      DatabaseBackup.copy(
          running.get().ports().of(Port.POSTGRES),
          home.databaseSecrets().of("postgres"),
          home.data(DATABASES),
          directory.resolve(DATABASES));
    } else {
      try (SystemLock _ = SystemLock.take(home, new Ports(0))) {
        parts.forEach(part -> DataCopy.copy(home.data(part), directory.resolve(part), _ -> true));
      }
    }
    DataCopy.copy(home.secretsPath(), directory.resolve("secrets"), _ -> true);
    keepFormat();
    return parts;
  }

  // A copy of the databases that was made before stays: it is older than the topics, as it should
  // be.
  private List<String> withDatabases() {
    return Stream.concat(
            Stream.of(DATABASES).filter(part -> !Files.exists(directory.resolve(part))),
            STOPPED.stream())
        .toList();
  }

  private void keepFormat() {
    try {
      Files.copy(home.data(FORMAT), directory.resolve(FORMAT), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write to " + directory, e);
    }
  }

  /**
   * Puts a copy in the place of what is there, which is kept beside it.
   *
   * @return the directory in which what was there is kept
   * @throws IllegalStateException where the copy lacks something, or is of another version
   * @throws AlreadyRunning while the system runs
   */
  public Path putBack(What what) {
    List<String> parts =
        switch (what) {
          case DATABASES -> List.of(DATABASES);
          case TOPICS -> TOPICS;
          case ALL -> Stream.concat(Stream.of(DATABASES), STOPPED.stream()).toList();
        };
    for (String part : parts) {
      if (!Files.isDirectory(directory.resolve(part))) {
        throw new IllegalStateException(
            "%s holds no copy of %s. Nothing was changed.".formatted(directory, part));
      }
    }
    DataFormat.checkCopy(directory.resolve(FORMAT));
    try (SystemLock _ = SystemLock.take(home, new Ports(0))) {
      Path before =
          home.root()
              .resolve("before-restore")
              .resolve(DateTimeFormatter.ISO_INSTANT.format(Instant.now()).replace(':', '-'));
      for (String part : parts) {
        aside(home.data(part), before.resolve(part));
        DataCopy.copy(directory.resolve(part), home.data(part), _ -> true);
      }
      if (what != What.DATABASES) {
        // Made again from the topics; newer than they are, it would take lost decisions for made.
        aside(home.data().resolve(STATE), before.resolve(STATE));
      }
      if (what == What.ALL) {
        aside(home.secretsPath(), before.resolve("secrets"));
        DataCopy.copy(directory.resolve("secrets"), home.secretsPath(), _ -> true);
        Files.copy(
            directory.resolve(FORMAT), home.data(FORMAT), StandardCopyOption.REPLACE_EXISTING);
      }
      return before;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot put back " + directory, e);
    }
  }

  private static void aside(Path present, Path kept) throws IOException {
    if (Files.exists(present)) {
      Files.createDirectories(kept.getParent());
      Files.move(present, kept);
    }
  }

  private static void ownersAlone(Path directory) {
    try {
      Files.createDirectories(directory);
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make " + directory, e);
    }
  }
}
