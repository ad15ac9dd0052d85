package org.referralrouter.routing.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.referralrouter.routing.procedure.ProcedureDirectory;

/** A copy of the procedure that comes along, to be changed. */
record BrokenCopy(Path directory) {
  static BrokenCopy in(Path directory) throws IOException {
    ProcedureDirectory.bundled("staffordshire-e-safety", "1").copyTo(directory);
    return new BrokenCopy(directory);
  }

  /** Without a row. */
  BrokenCopy without(String file, String row) throws IOException {
    return with(file, Pattern.compile("<rule id=\"" + row + "\">.*?</rule>", Pattern.DOTALL), "");
  }

  /** With another text in a cell of a row; outputs are called {@code out_}. */
  BrokenCopy cell(String file, String row, String column, String text) throws IOException {
    Pattern cell = Pattern.compile("(id=\"" + row + "_" + column + "\"><text>)[^<]*");
    return with(file, cell, "$1" + Matcher.quoteReplacement(text));
  }

  BrokenCopy with(String file, String whole, String broken) throws IOException {
    return with(file, Pattern.compile(Pattern.quote(whole)), Matcher.quoteReplacement(broken));
  }

  private BrokenCopy with(String file, Pattern whole, String broken) throws IOException {
    Path path = directory.resolve(file);
    String before = Files.readString(path);
    String after = whole.matcher(before).replaceAll(broken);
    assertThat(after).as("the copy is broken").isNotEqualTo(before);
    Files.writeString(path, after);
    return this;
  }

  ProcedureDirectory procedure() {
    return ProcedureDirectory.at(directory);
  }
}
