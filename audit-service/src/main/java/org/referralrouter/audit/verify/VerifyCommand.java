package org.referralrouter.audit.verify;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.referralrouter.audit.tlog.NoteKey;
import org.referralrouter.audit.tlog.SignedNote;
import org.referralrouter.wire.Json;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Verifies a ledger, and says what it came to. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Make every tile of the audit log again from its entries, and check signatures, cosignatures,",
      "and that it begins with the checkpoint that you kept from the last time."
    },
    exitCodeOnExecutionException = 3,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:intact",
      "1:broken; the log, the index and the reason are said",
      "2:wrong use of the command",
      "3:nothing can be said: the log cannot be read"
    })
public final class VerifyCommand implements Callable<Integer> {
  private static final int INTACT = 0;
  private static final int BROKEN = 1;
  private static final int UNKNOWN = 3;

  @Spec private CommandSpec spec = CommandSpec.create();

  @ArgGroup(multiplicity = "1")
  private Source source = new Source();

  static final class Source {
    @Option(
        names = "--url",
        description = "Of the audit service. The bearer token is in AUDIT_TOKEN.")
    private @Nullable URI url;

    @Option(names = "--directory", description = "Of files as they are served.")
    private @Nullable Path directory;

    @Option(names = "--export", description = "Of an export in NDJSON: its zip file.")
    private @Nullable Path export;

    @Option(
        names = "--database",
        description =
            "JDBC address. User and password are in DATABASE_USERNAME and DATABASE_PASSWORD.")
    private @Nullable String database;
  }

  @Option(
      names = "--key",
      required = true,
      description = "Verifier key of the ledger, or a file with such keys. The first names it.")
  private List<String> keys = List.of();

  @Option(names = "--witness", description = "Verifier key of a witness, or a file with such keys.")
  private List<String> witnesses = List.of();

  @Option(
      names = "--quorum",
      description = "Cosignatures that there must be. Default: all of the witnesses named.")
  private @Nullable Integer quorum;

  @Option(names = "--kept", description = "File of the checkpoint that you kept the last time.")
  private @Nullable Path kept;

  @Option(names = "--keep", description = "File to keep the checkpoint in, where all is intact.")
  private @Nullable Path keep;

  @Option(names = "--json", description = "Print the verdict as JSON.")
  private boolean json;

  /** For picocli. */
  public VerifyCommand() {}

  @Override
  public Integer call() throws IOException {
    Trust trust = trust();
    Verdict verdict;
    try (Bar bar = new Bar()) {
      verdict = verify(trust, bar);
    }
    if (verdict instanceof Verdict.Intact intact && keep != null) {
      Files.writeString(keep, intact.checkpoint());
    }
    if (json) {
      print(Json.mapper().writeValueAsString(Map.of(word(verdict), verdict)));
    } else {
      Told.lines(verdict).forEach(this::print);
    }
    return switch (verdict) {
      case Verdict.Intact _ -> INTACT;
      case Verdict.Broken _ -> BROKEN;
      case Verdict.Unknown _ -> UNKNOWN;
    };
  }

  private Verdict verify(Trust trust, Progress progress) {
    if (source.url != null) {
      return Verifier.verify(
          new UrlServed(source.url, environment("AUDIT_TOKEN")), trust, progress);
    }
    if (source.directory != null) {
      return Verifier.verify(new DirectoryServed(source.directory), trust, progress);
    }
    if (source.export != null) {
      return ExportVerifier.verify(source.export, trust, progress);
    }
    try (DatabaseServed database =
        DatabaseServed.open(
            String.valueOf(source.database),
            environment("DATABASE_USERNAME"),
            environment("DATABASE_PASSWORD"))) {
      return database.verify(trust, progress);
    } catch (Served.Unreachable e) {
      return new Verdict.Unknown(String.valueOf(e.getMessage()));
    }
  }

  private String environment(String name) {
    String value = System.getenv(name);
    if (value == null) {
      throw new ParameterException(spec.commandLine(), "Set the environment variable " + name);
    }
    return value;
  }

  private Trust trust() throws IOException {
    List<NoteKey> cosigners = read(witnesses);
    Optional<SignedNote> earlier =
        kept == null ? Optional.empty() : Optional.of(SignedNote.parse(Files.readAllBytes(kept)));
    return new Trust(read(keys), cosigners, quorum == null ? cosigners.size() : quorum, earlier);
  }

  private List<NoteKey> read(List<String> texts) throws IOException {
    List<NoteKey> read = new ArrayList<>();
    for (String text : texts) {
      List<String> lines =
          text.contains("+") && !Files.exists(Path.of(text))
              ? List.of(text)
              : Files.readAllLines(Path.of(text), StandardCharsets.UTF_8);
      for (String line : lines) {
        if (!line.isBlank() && !line.startsWith("#")) {
          read.add(key(line.strip()));
        }
      }
    }
    return read;
  }

  private NoteKey key(String text) {
    try {
      return NoteKey.parse(text);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), text + ": " + e.getMessage(), e);
    }
  }

  private static String word(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Intact _ -> "intact";
      case Verdict.Broken _ -> "broken";
      case Verdict.Unknown _ -> "unknown";
    };
  }

  private void print(String line) {
    spec.commandLine().getOut().println(line);
  }
}
