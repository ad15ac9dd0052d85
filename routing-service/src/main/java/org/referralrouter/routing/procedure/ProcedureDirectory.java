package org.referralrouter.routing.procedure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agencies;
import org.referralrouter.decision.Procedure;
import org.referralrouter.wire.AgenciesFile;
import org.referralrouter.wire.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * All that a procedure is, as files: its description, decision tables, clocks, need-to-know table,
 * paragraph register, words, and its agencies where they are not the contract's. They lie in {@code
 * procedures/<id>/<version>/}, in this program or with the board.
 */
public final class ProcedureDirectory {
  private static final String DESCRIPTION = "procedure.json";
  private static final String NEED_TO_KNOW = "need-to-know.json";
  private static final String CLOCKS = "clocks.json";
  private static final String PARAGRAPHS = "paragraphs.json";
  private static final String TEXTS = "texts.json";
  private static final List<String> FILES =
      Stream.concat(
              BoardTable.FILES.stream(),
              Stream.of(DESCRIPTION, NEED_TO_KNOW, CLOCKS, PARAGRAPHS, TEXTS))
          .toList();

  private final Procedure procedure;
  private final String title;
  private final boolean bundled;
  private final Agencies agencies;
  private final ProcedureFiles files;
  private final Map<String, KieTable> tables = new ConcurrentHashMap<>();
  private @Nullable FactLayout layout;

  private ProcedureDirectory(ProcedureFiles files, boolean bundled) {
    JsonNode description;
    try {
      description = Json.mapper().readTree(files.bytes(DESCRIPTION));
    } catch (JacksonException _) {
      throw new RefusedProcedure(files.path(DESCRIPTION), "is not JSON");
    }
    this.files = files;
    this.procedure =
        new Procedure(
            required(description, "id"), required(description, "version"), files.digest());
    this.title = required(description, "title");
    this.agencies = agencies(files);
    this.bundled = bundled;
  }

  /**
   * The procedure in this directory, whatever the directory's name.
   *
   * @throws RefusedProcedure where a file is missing, or the description is not one
   */
  public static ProcedureDirectory at(Path directory) {
    return new ProcedureDirectory(ProcedureFiles.in(directory, FILES, AgenciesFile.NAME), false);
  }

  /**
   * A procedure that comes with this program.
   *
   * @throws RefusedProcedure where there is none of this id and version
   */
  public static ProcedureDirectory bundled(String id, String version) {
    String directory = "/procedures/" + id + "/" + version + "/";
    return new ProcedureDirectory(ProcedureFiles.bundled(directory, FILES), true);
  }

  /**
   * This one with another file in place of one.
   *
   * @param file the name of a file that it has
   */
  public ProcedureDirectory with(String file, byte[] bytes) {
    return new ProcedureDirectory(files.with(file, bytes), false);
  }

  /** The bytes of one of its files. */
  public byte[] bytes(String file) {
    return files.bytes(file);
  }

  private static Agencies agencies(ProcedureFiles files) {
    if (!files.has(AgenciesFile.NAME)) {
      return AgenciesFile.bundled();
    }
    try {
      return AgenciesFile.read(files.bytes(AgenciesFile.NAME));
    } catch (IllegalArgumentException wrong) {
      throw new RefusedProcedure(files.path(AgenciesFile.NAME), String.valueOf(wrong.getMessage()));
    }
  }

  private String required(JsonNode description, String field) {
    String value = description.path(field).asString("");
    if (value.isBlank()) {
      throw new RefusedProcedure(files.path(DESCRIPTION), "has no " + field);
    }
    return value;
  }

  /** Its id, version and digest, as they stand in each of its decisions. */
  public Procedure procedure() {
    return procedure;
  }

  /** The agencies that it names: of its {@code agencies.json}, or the contract's. */
  public Agencies agencies() {
    return agencies;
  }

  /** Every value that a fact can have where these are the agencies. */
  public FactDomains factDomains() {
    return new FactDomains(agencies);
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
    files.copyTo(directory);
  }

  /** The need-to-know table, as JSON. */
  public byte[] needToKnow() {
    return files.bytes(NEED_TO_KNOW);
  }

  /** The clocks, as JSON. */
  public byte[] clocks() {
    return files.bytes(CLOCKS);
  }

  /** The paragraph register, as JSON. */
  public byte[] paragraphs() {
    return files.bytes(PARAGRAPHS);
  }

  /** The words for its codes, as JSON. */
  public byte[] texts() {
    return files.bytes(TEXTS);
  }

  /**
   * The decision tables, read and ready to decide by.
   *
   * @throws RefusedProcedure where a table does not compile, lacks a column or leaves open what it
   *     must say
   */
  public DecisionMaker decisions() {
    return new BoardProcedure(procedure, compiledTables());
  }

  /**
   * The decision tables, read and ready to tell why they decide as they do.
   *
   * @throws RefusedProcedure as for {@link #decisions()}
   */
  public Reasons reasons() {
    return new Reasons(procedure, compiledTables());
  }

  /**
   * Which categories it speaks of together.
   *
   * @throws RefusedProcedure where its table of categories does not say
   */
  public CategoryGroups categoryGroups() {
    return new CategoryGroups(table(BoardTable.CATEGORIES.file()));
  }

  /**
   * The flags that belong to the embargo.
   *
   * @throws RefusedProcedure where its table of confidentiality does not say
   */
  public EmbargoFlagCodes embargoFlagCodes() {
    return EmbargoFlagCodes.of(text(BoardTable.CONFIDENTIALITY.file()));
  }

  /** What stands in each decision table. */
  public List<RuleTable> tables() {
    return BoardTable.FILES.stream().map(this::text).toList();
  }

  /**
   * What stands in a decision table.
   *
   * @throws RefusedProcedure where it is not one
   */
  public RuleTable text(String file) {
    return definition(file).text();
  }

  /** The names of the files that hold the decision tables. */
  public static List<String> tableFiles() {
    return BoardTable.FILES;
  }

  /**
   * A decision table, compiled at its first use.
   *
   * @throws RefusedProcedure where it does not compile, or says less than it must
   */
  public DecisionTable table(String file) {
    KieTable definition = definition(file);
    definition.requireOutputs(BoardTable.in(file).outputs());
    return definition.compiled(layout());
  }

  private KieTable definition(String file) {
    return tables.computeIfAbsent(file, name -> KieTable.of(name, files.bytes(name)));
  }

  /** How facts are held for its agencies and purposes. */
  private synchronized FactLayout layout() {
    FactLayout own = layout;
    if (own == null) {
      Set<String> purposes = new TreeSet<>();
      tables()
          .forEach(table -> table.rules().forEach(rule -> purposes.addAll(rule.codes("purpose"))));
      own = FactLayout.of(agencies, purposes);
      layout = own;
    }
    return own;
  }

  Tables compiledTables() {
    return Tables.of(this::table, agencies);
  }
}
