package org.referralrouter.routing.procedure;

import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.referralrouter.concern.Category;

/**
 * Which categories a procedure speaks of together (reading, Words), from its table of categories. A
 * group is called as the fact that tells of it: sexual, images or peer.
 */
public final class CategoryGroups {
  /** The groups that every procedure must tell of. */
  public static final List<String> NAMES = List.of("sexual", "images", "peer");

  private final Map<String, Set<Category>> groups = new HashMap<>();

  /**
   * The groups of a table.
   *
   * @throws RefusedProcedure where a category has not exactly one row, or a row does not say of
   *     each group whether the category belongs to it
   */
  CategoryGroups(DecisionTable table) {
    NAMES.forEach(group -> groups.put(group, EnumSet.noneOf(Category.class)));
    Map<Category, Row> rows = new EnumMap<>(Category.class);
    for (Category category : Category.values()) {
      List<Row> found = table.rowsAtLoad(Fact.CATEGORY, category.name());
      if (found.size() != 1) {
        throw new RefusedProcedure(
            table.name(), category + " must have one row, and has " + found.size());
      }
      rows.put(category, found.getFirst());
    }
    rows.forEach(
        (category, row) -> {
          for (String group : NAMES) {
            if (truth(table, category, row, group)) {
              of(group).add(category);
            }
          }
        });
  }

  private static boolean truth(DecisionTable table, Category category, Row row, String group) {
    if (row.outputs().get(group) instanceof Boolean belongs) {
      return belongs;
    }
    throw new RefusedProcedure(
        table.name(), "row " + category + " must say true or false in the column " + group);
  }

  /** Whether one of these categories belongs to the group. */
  public boolean anyOf(String group, Collection<Category> some) {
    Set<Category> categories = of(group);
    for (Category category : some) {
      if (categories.contains(category)) {
        return true;
      }
    }
    return false;
  }

  /** The categories of a group. */
  public Set<Category> categories(String group) {
    return Set.copyOf(of(group));
  }

  private Set<Category> of(String group) {
    Set<Category> categories = groups.get(group);
    if (categories == null) {
      throw new IllegalArgumentException("No group of categories is called " + group);
    }
    return categories;
  }
}
