package org.referralrouter.edge.document;

import org.referralrouter.wire.Json;
import org.springframework.boot.autoconfigure.condition.ConditionalOnResource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The service's own OpenAPI document, as it is checked in: {@code openapi/openapi.json}. */
@RestController
@ConditionalOnResource(resources = "classpath:" + OpenApiController.FILE)
public class OpenApiController {
  static final String FILE = "/openapi/openapi.json";

  private final ServedDocument document =
      new ServedDocument(
          () -> Json.mapper().readTree(ServedDocument.resource(FILE)), OpenApiPage::of);

  /** The document. */
  @GetMapping("/openapi.json")
  ResponseEntity<String> json() {
    return document.json();
  }

  /** Its page. */
  @GetMapping("/openapi")
  ResponseEntity<byte[]> page() {
    return document.page();
  }
}
