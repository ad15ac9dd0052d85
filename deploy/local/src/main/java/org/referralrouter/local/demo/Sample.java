package org.referralrouter.local.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * An invented concern that comes with the product.
 *
 * @param name its file's name without the ending
 * @param json the concern as it is submitted
 */
public record Sample(String name, String json) {
  private static final List<String> NAMES =
      List.of(
          "stranger-in-a-game",
          "swimming-coach-with-abuse-images",
          "father-of-two-sharing-images",
          "girl-advertised-on-a-website",
          "broadcast-with-a-child-planned",
          "threats-in-a-class-chat",
          "worried-and-nothing-more");

  /** All of them, in the order to show them. */
  public static List<Sample> all() {
    return NAMES.stream().map(Sample::read).toList();
  }

  /** Its name as a heading. */
  public String title() {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1).replace('-', ' ');
  }

  private static Sample read(String name) {
    try (var file = Sample.class.getResourceAsStream("/samples/" + name + ".json")) {
      return new Sample(
          name,
          new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
