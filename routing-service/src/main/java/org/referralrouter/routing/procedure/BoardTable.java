package org.referralrouter.routing.procedure;

import java.util.List;
import java.util.stream.Stream;

/** The decision tables of a procedure, in the order of the reading, and what their rows say. */
enum BoardTable {
  CATEGORIES("categories.dmn", "sexual", "images", "peer"),
  POSITIONS("positions.dmn", "agency", "effect", "paragraph"),
  CHILD_RULES("rules-child.dmn", "agency", "purpose", "urgency", "paragraphs", "basis"),
  ADULT_SUSPECT_RULES(
      "rules-adult-suspect.dmn", "agency", "purpose", "urgency", "paragraphs", "basis"),
  CONCERN_RULES("rules-concern.dmn", "agency", "purpose", "urgency", "paragraphs", "basis"),
  DUTY_DESK_RULES("rules-duty-desk.dmn", "agency", "purpose", "urgency", "paragraphs", "basis"),
  NOT_REFERRED("not-referred.dmn", "agency", "reason", "paragraph"),
  CHILD_QUESTIONS("questions-child.dmn", "agency", "fact", "paragraph"),
  SUSPECT_QUESTIONS("questions-suspect.dmn", "agency", "fact", "paragraph"),
  CONCERN_QUESTIONS("questions-concern.dmn", "agency", "fact", "paragraph"),
  UNROUTED_QUESTIONS("questions-unrouted.dmn", "agency", "purpose", "urgency", "basis"),
  ADVICE("advice.dmn", "code", "paragraph", "standsAlone"),
  CONFIDENTIALITY("confidentiality.dmn", "flag", "paragraph", "basis", "embargoEffect"),
  HANDLING("handling.dmn", "instructions", "paragraphs");

  /** The names of all their files. */
  static final List<String> FILES = Stream.of(values()).map(table -> table.file).toList();

  private final String file;

  @SuppressWarnings("ImmutableEnumChecker") // made by Stream.toList
  private final List<String> outputs;

  BoardTable(String file, String... outputs) {
    this.file = file;
    this.outputs = Stream.concat(Stream.of("rule"), Stream.of(outputs)).toList();
  }

  /** The name of its file. */
  String file() {
    return file;
  }

  /**
   * The table in this file.
   *
   * @throws IllegalArgumentException where there is none
   */
  static BoardTable in(String file) {
    return Stream.of(values())
        .filter(table -> table.file.equals(file))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No table is called " + file));
  }

  /** The columns in which its rows say something. */
  List<String> outputs() {
    return outputs;
  }
}
