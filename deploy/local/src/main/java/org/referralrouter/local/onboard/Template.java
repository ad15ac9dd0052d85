package org.referralrouter.local.onboard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with placeholders as in <code>{{clientId}}</code>, among the resources of this module.
 *
 * @param file below {@code /onboarding}
 */
record Template(String file) {
  private static final String DIRECTORY = "/onboarding/";
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\w+)}}");

  /**
   * The text with every placeholder filled.
   *
   * @throws IllegalStateException where a placeholder has no value, with its name
   */
  String filled(Map<String, String> values) {
    return PLACEHOLDER
        .matcher(text())
        .replaceAll(
            found -> {
              String value = values.get(found.group(1));
              if (value == null) {
                throw new IllegalStateException(file + " asks for " + found.group(1));
              }
              return Matcher.quoteReplacement(value);
            });
  }

  private String text() {
    try (InputStream in = Template.class.getResourceAsStream(DIRECTORY + file)) {
      if (in == null) {
        throw new IllegalStateException("The template " + file + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
