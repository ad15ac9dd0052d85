package org.referralrouter.edge.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document as its page shows it.
 *
 * @param kind what it is one of, as in {@code OpenAPI 3.1.0}
 * @param json where the document itself is
 * @param access how a caller is let in, one sentence each
 */
record PageView(
    String title,
    String kind,
    String json,
    String description,
    List<String> access,
    List<Part> parts,
    List<Shape> shapes) {

  /**
   * An operation of HTTP, or a topic.
   *
   * @param badge its method, or that it is a topic
   * @param scopes what a token must have; empty where the broker's rules say who may
   */
  record Part(
      String anchor,
      String badge,
      String address,
      String summary,
      String description,
      String scopes,
      List<Rows> tables,
      List<Example> examples) {}

  /** A table under a heading; there is none without rows. */
  record Rows(String heading, List<Row> rows) {}

  /**
   * A line of a table.
   *
   * @param link to the shape that the type is; null where it is none
   */
  record Row(
      String name, String type, @Nullable String link, boolean required, String description) {}

  /** Something to copy. */
  record Example(String title, String text) {}

  /**
   * A type.
   *
   * @param symbols what it may be, where it is one of a few words
   */
  record Shape(String anchor, String name, String description, String symbols, List<Row> fields) {}
}
