package org.referralrouter.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Panels of horizontal bars, as an SVG picture. The first bar of each panel is the product's. */
final class BarChart {
  private static final int WIDTH = 860;
  private static final int NAMES = 210;
  private static final int NUMBERS = 90;
  private static final int ROW = 26;
  private static final int HEADING = 44;

  /** One bar. */
  record Bar(String name, double value) {}

  private record Panel(String heading, List<Bar> bars) {}

  private final List<Panel> panels = new ArrayList<>();

  /** Adds a panel below the others, with a scale of its own. */
  BarChart panel(String heading, List<Bar> bars) {
    panels.add(new Panel(heading, List.copyOf(bars)));
    return this;
  }

  /** The picture. */
  String svg() {
    var body = new StringBuilder();
    int top = 0;
    for (Panel panel : panels) {
      body.append(text(8, top + 28, "start", "bold", panel.heading));
      top += HEADING;
      double most = panel.bars.stream().mapToDouble(Bar::value).max().orElse(1);
      for (int i = 0; i < panel.bars.size(); i++) {
        body.append(row(panel.bars.get(i), top, most, i == 0));
        top += ROW;
      }
    }
    return """
    <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" font-family="sans-serif" font-size="14" role="img">
    <title>%3$s</title>
    <rect width="%1$d" height="%2$d" fill="#ffffff"/>
    %4$s</svg>
    """
        .formatted(
            WIDTH,
            top + 12,
            escaped(String.join("; ", panels.stream().map(Panel::heading).toList())),
            body);
  }

  private static String row(Bar bar, int top, double most, boolean product) {
    double length = Math.max(1, bar.value / most * (WIDTH - NAMES - NUMBERS));
    return text(NAMES - 8, top + 17, "end", product ? "bold" : "normal", bar.name)
        + "<rect x=\"%d\" y=\"%d\" width=\"%s\" height=\"%d\" fill=\"%s\"/>\n"
            .formatted(
                NAMES,
                top + 3,
                String.format(Locale.ROOT, "%.1f", length),
                ROW - 6,
                product ? "#1d70b8" : "#b1b4b6")
        + text(
            (int) (NAMES + length + 6),
            top + 17,
            "start",
            "normal",
            ResultsPage.number(bar.value, 0));
  }

  private static String text(int x, int y, String anchor, String weight, String words) {
    return "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\" font-weight=\"%s\" fill=\"#0b0c0c\">%s</text>\n"
        .formatted(x, y, anchor, weight, escaped(words));
  }

  private static String escaped(String words) {
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
