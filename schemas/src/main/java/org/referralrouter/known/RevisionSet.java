package org.referralrouter.known;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The revisions that were taken, as runs of consecutive numbers: revisions come one after the
 * other, so that this stays small however many there are.
 *
 * @param runs first and last of each run, in order
 */
public record RevisionSet(@JsonValue List<Integer> runs) {
  static final RevisionSet NONE = new RevisionSet(List.of());

  @JsonCreator
  public RevisionSet {
    runs = List.copyOf(runs);
  }

  boolean contains(int revision) {
    for (int i = 0; i < runs.size(); i += 2) {
      if (runs.get(i) <= revision && revision <= runs.get(i + 1)) {
        return true;
      }
    }
    return false;
  }

  RevisionSet with(int revision) {
    List<int[]> all = new ArrayList<>();
    for (int i = 0; i < runs.size(); i += 2) {
      all.add(new int[] {runs.get(i), runs.get(i + 1)});
    }
    all.add(new int[] {revision, revision});
    all.sort((one, other) -> Integer.compare(one[0], other[0]));
    List<int[]> joined = new ArrayList<>();
    for (int[] run : all) {
      if (!joined.isEmpty() && joined.getLast()[1] + 1L >= run[0]) {
        joined.getLast()[1] = Math.max(joined.getLast()[1], run[1]);
      } else {
        joined.add(run);
      }
    }
    return new RevisionSet(joined.stream().flatMapToInt(Arrays::stream).boxed().toList());
  }
}
