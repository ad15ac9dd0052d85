package org.referralrouter.routing.book;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.referralrouter.routing.procedure.ProcedureChoice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the book of a procedure. */
@Command(
    name = "book",
    mixinStandardHelpOptions = true,
    description = {
      "Writes the book of a procedure: one HTML page to read, print and sign, with each paragraph, its rules as sentences,"
          + " the board's own readings, and the digest that stands in every decision.",
      "The same procedure always gives the same bytes."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the book is written",
      "1:the file cannot be written",
      "2:the procedure is refused, or the command was used wrongly"
    })
public final class BookCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ProcedureChoice choice = new ProcedureChoice();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to write it; standard output where it is left out.")
  private @Nullable Path output;

  /** For picocli. */
  public BookCommand() {}

  @Override
  public Integer call() {
    String page = new Page().of(Book.of(choice.procedure()));
    if (output == null) {
      spec.commandLine().getOut().print(page);
      spec.commandLine().getOut().flush();
      return 0;
    }
    try {
      Files.writeString(output, page, StandardCharsets.UTF_8);
      return 0;
    } catch (IOException e) {
      spec.commandLine()
          .getErr()
          .println("Cannot write " + output + ". Name a file in a directory that exists.");
      return 1;
    }
  }
}
