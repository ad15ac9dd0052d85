package org.referralrouter.routing.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.referralrouter.routing.procedure.ProcedureDirectory;

/** A copy of the procedure that a board has changed. */
record Candidate(Path directory) {
  static Candidate in(Path directory) throws IOException {
    ProcedureDirectory.bundled("staffordshire-e-safety", "1").copyTo(directory);
    Candidate candidate = new Candidate(directory);
    return candidate.with("procedure.json", "\"version\": \"1\"", "\"version\": \"2\"");
  }

  /** Strikes the row by which organised abuse goes to Children's Social Care. */
  Candidate withoutP13() throws IOException {
    return strike("rules-concern.dmn", "P13");
  }

  /** Strikes a row, here and in the paragraph register. */
  Candidate strike(String file, String row) throws IOException {
    return with(file, "(?s)<rule id=\"" + row + "\">.*?</rule>", "")
        .with("paragraphs.json", "\"" + row + "\", ", "")
        .with("paragraphs.json", ", \"" + row + "\"(?=[,\\]])", "")
        .with("paragraphs.json", "\\[\"" + row + "\"\\]", "[]");
  }

  /** Adds a row: cyberbullying goes to the police whatever is alleged. */
  Candidate withP15() throws IOException {
    return with("rules-concern.dmn", "(?s)(<rule id=\"P10\">.*?</rule>)", "$1$1")
        .second("rules-concern.dmn", "P10", "P15")
        .with(
            "rules-concern.dmn",
            "P15_categories\"><text>list contains\\(\\?, \"CHILD_VIEWING_ABUSE_IMAGES\"\\)",
            "P15_categories\"><text>list contains(?, \"CYBERBULLYING\")")
        .with("paragraphs.json", "\"P10\": (\"[^\"]*\")", "\"P10\": $1,\n      \"P15\": $1")
        .with("paragraphs.json", "\"P10\", ", "\"P10\", \"P15\", ");
  }

  /** The checks on a suspect can wait. */
  Candidate withP2Standard() throws IOException {
    return with(
        "rules-concern.dmn",
        "P2_out_urgency\"><text>\"URGENT\"",
        "P2_out_urgency\"><text>\"STANDARD\"");
  }

  Candidate with(String file, String whole, String mended) throws IOException {
    String before = Files.readString(directory.resolve(file));
    String after = before.replaceAll(whole, mended);
    Files.writeString(directory.resolve(file), after);
    return this;
  }

  private Candidate second(String file, String id, String other) throws IOException {
    String text = Files.readString(directory.resolve(file));
    String row = "<rule id=\"" + id + "\">";
    int at = text.indexOf(row, text.indexOf(row) + 1);
    int end = text.indexOf("</rule>", at);
    assertThat(at).isPositive();
    Files.writeString(
        directory.resolve(file),
        text.substring(0, at) + text.substring(at, end).replace(id, other) + text.substring(end));
    return this;
  }
}
