package org.referralrouter.routing.book;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.referralrouter.decision.Procedure;
import org.referralrouter.routing.procedure.ProcedureDirectory;
import org.referralrouter.routing.procedure.RuleTable;
import org.referralrouter.routing.register.Paragraph;
import org.referralrouter.routing.register.Register;

/**
 * What stands in the book, in the order of its pages.
 *
 * @param chapters a chapter for each paragraph of the text
 * @param beside the rows that rest on no paragraph
 * @param interpretations what the board decided where the text is silent
 * @param clocks what each urgency means, as sentences
 * @param shared who is told what
 */
public record Book(
    Procedure procedure,
    String title,
    List<Chapter> chapters,
    List<Line> beside,
    List<Interpretation> interpretations,
    List<String> clocks,
    NeedToKnowPage shared) {

  public Book {
    chapters = List.copyOf(chapters);
    beside = List.copyOf(beside);
    interpretations = List.copyOf(interpretations);
    clocks = List.copyOf(clocks);
  }

  /** A paragraph with the rows that act on it. */
  public record Chapter(Paragraph paragraph, List<Line> lines) {
    public Chapter {
      lines = List.copyOf(lines);
    }
  }

  /**
   * A row of a table, as a sentence.
   *
   * @param kind what sort of row it is
   * @param sentence the row in words
   * @param effect what it leads to, in words
   * @param reading whose words it follows
   * @param why why the board decided so; null where the text says it
   * @param currentLaw where the text behind it is out of date
   */
  public record Line(
      String rule,
      String kind,
      String sentence,
      String effect,
      String reading,
      @Nullable String why,
      @Nullable String currentLaw) {}

  /** A row that is the board's own reading, to be kept, struck or changed. */
  public record Interpretation(String rule, String paragraph, String sentence, String why) {}

  /** The book of a procedure. */
  static Book of(ProcedureDirectory directory) {
    Register register = Register.of(directory);
    Map<String, RuleTable> tableOf = new LinkedHashMap<>();
    Map<String, RuleTable.Rule> rules = new LinkedHashMap<>();
    for (RuleTable table : directory.tables()) {
      for (RuleTable.Rule rule : table.rules()) {
        rules.put(rule.id(), rule);
        tableOf.put(rule.id(), table);
      }
    }
    Lines lines = new Lines(register.texts());
    List<Chapter> chapters = new ArrayList<>();
    List<Interpretation> interpretations = new ArrayList<>();
    for (Paragraph paragraph : register.paragraphs()) {
      List<Line> of = new ArrayList<>();
      for (String id : paragraph.rules()) {
        RuleTable.Rule rule = rules.get(id);
        RuleTable table = tableOf.get(id);
        if (rule != null && table != null) {
          String why = paragraph.interpretations().get(id);
          of.add(lines.of(table, rule, why));
          if (why != null) {
            interpretations.add(
                new Interpretation(id, paragraph.paragraph(), rule.sentence(), why));
          }
        }
      }
      chapters.add(new Chapter(paragraph, of));
    }
    return new Book(
        directory.procedure(),
        directory.title(),
        chapters,
        rules.values().stream()
            .filter(rule -> rule.paragraphs().isEmpty())
            .map(rule -> lines.of(Objects.requireNonNull(tableOf.get(rule.id())), rule, null))
            .toList(),
        interpretations,
        ClockSentences.of(directory.clocks()),
        NeedToKnowPage.of(directory.needToKnow(), register.texts()));
  }
}
