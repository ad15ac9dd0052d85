package org.referralrouter.edge.document;

import org.referralrouter.document.AsyncApi;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The AsyncAPI document of the topics, for the one service that imports this. */
@RestController
public class AsyncApiController {
  private final ServedDocument document;

  AsyncApiController(ObjectProvider<AsyncApi> topics) {
    this.document = new ServedDocument(() -> topics.getObject().json(), AsyncApiPage::of);
  }

  /** The document. */
  @GetMapping("/asyncapi.json")
  ResponseEntity<String> json() {
    return document.json();
  }

  /** Its page. */
  @GetMapping("/asyncapi")
  ResponseEntity<byte[]> page() {
    return document.page();
  }
}
