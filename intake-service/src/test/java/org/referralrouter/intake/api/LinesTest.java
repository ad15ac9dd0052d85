package org.referralrouter.intake.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LinesTest {
  @Test
  void the_last_line_needs_no_end_and_an_end_makes_no_further_line() throws IOException {
    for (String text : new String[] {"a\nb", "a\nb\n"}) {
      var lines = new Lines(new ByteArrayInputStream(text.getBytes(UTF_8)), 10);
      assertThat(line(lines).bytes()).asString(UTF_8).isEqualTo("a");
      assertThat(line(lines).bytes()).asString(UTF_8).isEqualTo("b");
      assertThat(lines.next()).isNull();
    }
  }

  @Test
  void a_line_past_the_limit_says_so_and_the_next_is_whole() throws IOException {
    var lines = new Lines(new ByteArrayInputStream("12345\n1234\n".getBytes(UTF_8)), 4);
    assertThat(line(lines).tooLong()).isTrue();
    Lines.Line next = line(lines);
    assertThat(next.tooLong()).isFalse();
    assertThat(next.bytes()).hasSize(4);
  }

  private static Lines.Line line(Lines lines) throws IOException {
    return Objects.requireNonNull(lines.next());
  }
}
