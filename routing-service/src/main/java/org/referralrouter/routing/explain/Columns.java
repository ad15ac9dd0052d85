package org.referralrouter.routing.explain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A table for the terminal, whose cells wrap between words. */
final class Columns {
  private static final String GAP = "  ";

  private final List<Integer> widths;
  private final StringBuilder text = new StringBuilder();

  /** A table with columns of these widths, in characters. */
  Columns(List<Integer> widths) {
    this.widths = List.copyOf(widths);
  }

  /** Adds a row; cells that are left out are empty. */
  void row(String... cells) {
    List<List<String>> wrapped = new ArrayList<>();
    int height = 1;
    for (int i = 0; i < cells.length; i++) {
      wrapped.add(wrap(cells[i], widths.get(i)));
      height = Math.max(height, wrapped.getLast().size());
    }
    for (int line = 0; line < height; line++) {
      StringBuilder printed = new StringBuilder();
      for (int i = 0; i < wrapped.size(); i++) {
        String part = line < wrapped.get(i).size() ? wrapped.get(i).get(line) : "";
        printed.append(part).repeat(' ', Math.max(0, widths.get(i) - part.length())).append(GAP);
      }
      text.append(printed.toString().stripTrailing()).append('\n');
    }
  }

  private static List<String> wrap(String cell, int width) {
    List<String> lines = new ArrayList<>(List.of(""));
    for (String word : List.of(cell.split(" ", -1))) {
      String line = lines.getLast();
      if (line.isEmpty()) {
        lines.set(lines.size() - 1, word);
      } else if (line.length() + 1 + word.length() <= width) {
        lines.set(lines.size() - 1, line + " " + word);
      } else {
        lines.add(word);
      }
    }
    return Collections.unmodifiableList(lines);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
