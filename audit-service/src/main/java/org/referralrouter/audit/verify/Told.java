package org.referralrouter.audit.verify;

import java.util.ArrayList;
import java.util.List;

/** A verdict for people. */
final class Told {
  private Told() {}

  static List<String> lines(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Intact(String checkpoint, int logs, long entries, long tiles, int cosigners) ->
          List.of(
              "Intact: %,d entries in %d logs, %,d tiles made again, %d cosignatures."
                  .formatted(entries, logs, tiles, cosigners),
              "",
              checkpoint.stripTrailing());
      case Verdict.Broken(List<Verdict.Break> breaks) -> {
        List<String> lines = new ArrayList<>();
        lines.add("Broken, in %d places:".formatted(breaks.size()));
        for (Verdict.Break each : breaks) {
          String place = each.index() < 0 ? each.log() : each.log() + " at " + each.index();
          lines.add("  %s: %s, %s".formatted(place, each.reason(), each.detail()));
        }
        yield lines;
      }
      case Verdict.Unknown(String why) -> List.of("Nothing can be said: " + why);
    };
  }
}
