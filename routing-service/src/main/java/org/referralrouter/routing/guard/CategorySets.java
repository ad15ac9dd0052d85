package org.referralrouter.routing.guard;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.referralrouter.concern.Category;
import org.referralrouter.routing.procedure.CategoryGroups;

/**
 * Sets of up to three categories, one for each way in which rows can tell sets apart: by the groups
 * that they belong to, and by the categories that the rows name.
 *
 * @param named the categories that the rows name
 */
record CategorySets(CategoryGroups groups, Set<String> named) {
  /** Those that hold one of these categories at least. */
  List<Object> with(Collection<String> some) {
    List<String> all = Stream.of(Category.values()).map(Enum::name).toList();
    Set<Object> seen = new HashSet<>();
    List<Object> sets = new ArrayList<>();
    for (String one : some) {
      for (int i = 0; i < all.size(); i++) {
        for (int j = i; j < all.size(); j++) {
          Set<String> set = new TreeSet<>(List.of(one));
          set.add(all.get(i));
          set.add(all.get(j));
          if (seen.add(signature(set))) {
            sets.add(List.copyOf(set));
          }
        }
      }
    }
    return sets;
  }

  private Object signature(Set<String> set) {
    List<Category> categories = set.stream().map(Category::valueOf).toList();
    List<Boolean> of =
        CategoryGroups.NAMES.stream().map(name -> groups.anyOf(name, categories)).toList();
    Set<String> told = new TreeSet<>(set);
    told.retainAll(named);
    return List.of(of, told);
  }
}
