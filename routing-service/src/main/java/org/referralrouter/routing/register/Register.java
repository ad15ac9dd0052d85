package org.referralrouter.routing.register;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.referralrouter.routing.procedure.ProcedureDirectory;
import org.referralrouter.routing.procedure.RefusedProcedure;
import org.referralrouter.wire.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/**
 * The paragraphs of a procedure's text, in their order, and the words for its codes.
 *
 * @param paragraphs every paragraph
 * @param texts the words
 */
public record Register(List<Paragraph> paragraphs, Texts texts) {
  public Register {
    paragraphs = List.copyOf(paragraphs);
  }

  /**
   * A procedure's register.
   *
   * @throws RefusedProcedure where a file is not what it should be
   */
  public static Register of(ProcedureDirectory procedure) {
    return new Register(
        read("paragraphs.json", procedure.paragraphs(), new TypeReference<>() {}),
        new Texts(read("texts.json", procedure.texts(), new TypeReference<>() {})));
  }

  private static <T> T read(String file, byte[] json, TypeReference<T> type) {
    try {
      return Json.mapper().readValue(json, type);
    } catch (JacksonException e) {
      throw new RefusedProcedure(file, "cannot be read: " + e.getOriginalMessage());
    }
  }

  /** The paragraphs by their numbers. */
  Map<String, Paragraph> byNumber() {
    return paragraphs.stream()
        .collect(Collectors.toMap(Paragraph::paragraph, each -> each, (one, _) -> one));
  }
}
