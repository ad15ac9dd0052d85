package org.referralrouter.local.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnswerTest {
  @Test
  void a_problem_document_reads_as_text_with_every_pointer() {
    var refused =
        new Answer(
            422,
            """
            {"title":"Not allowed","detail":"Two fields are wrong.","status":422,
             "errors":[{"pointer":"/categories","detail":"at least one"},{"pointer":"/summary","detail":"not blank"}]}
            """);
    assertThat(refused.ok()).isFalse();
    assertThat(refused.problem())
        .isEqualTo(
            """
            Refused: 422 Not allowed
              Two fields are wrong.
              /categories  at least one
              /summary  not blank""");
  }

  @Test
  void an_answer_that_is_no_json_still_gives_its_status() {
    assertThat(new Answer(502, "<html>").problem()).isEqualTo("Refused: 502");
  }
}
