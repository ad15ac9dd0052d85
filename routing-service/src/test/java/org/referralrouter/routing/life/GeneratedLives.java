package org.referralrouter.routing.life;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Lives of concerns as JSON lines, each from its own seed; it drives PlainLife to be sensible. */
public final class GeneratedLives {
  private final GeneratedChance chance;
  private final GeneratedTimes times;
  private final GeneratedConcern concerns;
  private final GeneratedResponses responses;
  private final PlainLife life = new PlainLife(new PlainClock(EnglishHolidays.IN_2026_AND_2027));
  private final ArrayNode events = JsonNodeFactory.instance.arrayNode();
  private final ArrayNode steps = JsonNodeFactory.instance.arrayNode();
  private final List<ObjectNode> sent = new ArrayList<>();
  private final List<ObjectNode> held = new ArrayList<>();
  private int revision;

  private GeneratedLives(long seed) {
    this.chance = new GeneratedChance(seed);
    this.times = new GeneratedTimes(chance);
    this.concerns =
        new GeneratedConcern(chance, times.now().atZone(PlainClock.LONDON).toLocalDate());
    this.responses = new GeneratedResponses(chance, concerns.people(), life);
  }

  /**
   * A life, and what the second reading says follows from it.
   *
   * @param line its events as one line of JSON
   * @param steps one for each event
   */
  record Life(String line, ArrayNode steps) {}

  /** The life of this seed. */
  static Life of(long seed) {
    GeneratedLives generated = new GeneratedLives(seed);
    generated.live();
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.set("events", generated.events);
    return new Life(line.toString(), generated.steps);
  }

  /** The life of this seed, as one line. */
  public static String life(long seed) {
    return of(seed).line();
  }

  /** So many lives, from this seed and those after it. */
  static Stream<String> lives(long seed, int count) {
    return LongStream.range(seed, seed + count).mapToObj(GeneratedLives::life);
  }

  /** Holds something against so many lives; a failure names the seed of its life. */
  static void each(long seed, int count, Consumer<Life> check) {
    LongStream.range(seed, seed + count)
        .parallel()
        .forEach(
            one -> {
              try {
                check.accept(of(one));
              } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("The life of seed " + one + ": " + e.getMessage(), e);
              }
            });
  }

  /** Prints so many lives: the first seed and the count as arguments. */
  public static void main(String[] args) {
    lives(Long.parseLong(args[0]), Integer.parseInt(args[1])).forEach(System.out::println);
  }

  private void live() {
    if (chance.of(1)) {
      crowds();
      return;
    }
    int count = chance.of(6) ? chance.between(25, 40) : chance.between(3, 12);
    if (chance.of(2)) {
      respond();
    }
    first();
    while (events.size() < count) {
      int draw = chance.upTo(100);
      if (draw < 30) {
        amend();
      } else if (draw < 78) {
        respond();
      } else {
        take(times.silence(life), "silence", JsonNodeFactory.instance.objectNode());
      }
    }
  }

  private void first() {
    ObjectNode report = revision(concerns.report());
    if (chance.of(6)) {
      held.add(report);
      report = revision(concerns.report());
    }
    deliver(report);
  }

  /** A new revision; or one that is held back for later, one that was held back, or a repeat. */
  private void amend() {
    if (!held.isEmpty() && chance.of(50)) {
      deliver(held.removeFirst());
    } else if (chance.of(10)) {
      take(times.soon(), "revision", chance.oneOf(sent).deepCopy());
    } else {
      ObjectNode amended = revision(concerns.amendment(life.knownFacts()));
      if (chance.of(18)) {
        held.add(amended);
        amended = revision(concerns.amendment(life.knownFacts()));
      }
      deliver(amended);
    }
  }

  private void respond() {
    take(times.soon(), "response", responses.next());
  }

  /** More people than may be known. */
  private void crowds() {
    for (String word : List.of("person", "witness", "adult")) {
      deliver(revision(concerns.crowd(word, chance.between(40, 50))));
    }
    respond();
  }

  private ObjectNode revision(ObjectNode concern) {
    revision++;
    ObjectNode numbered = JsonNodeFactory.instance.objectNode().put("revision", revision);
    numbered.set("concern", concern);
    return numbered;
  }

  private void deliver(ObjectNode numbered) {
    sent.add(numbered);
    take(times.soon(), "revision", numbered);
  }

  private void take(Instant at, String kind, ObjectNode event) {
    ObjectNode one = events.addObject().put("at", at.toString());
    one.set(kind, event);
    steps.add(life.take(one));
  }
}
