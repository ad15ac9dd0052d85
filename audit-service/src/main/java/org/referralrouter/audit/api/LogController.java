package org.referralrouter.audit.api;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.NoSuchElementException;
import org.referralrouter.audit.ledger.LogId;
import org.referralrouter.audit.serve.Catalogue;
import org.referralrouter.audit.serve.Tiles;
import org.referralrouter.audit.tlog.SignedNote;
import org.referralrouter.audit.tlog.Tile;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * The logs as C2SP tlog-tiles has them: the root log at the top, each partition's below {@code
 * /logs}. Machines read them; they hold no personal data and are not recorded one by one.
 */
@RestController
class LogController {
  private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);
  private static final Duration FOR_EVER = Duration.ofDays(365);

  private final Tiles tiles;
  private final Catalogue catalogue;

  LogController(Tiles tiles, Catalogue catalogue) {
    this.tiles = tiles;
    this.catalogue = catalogue;
  }

  @GetMapping("/checkpoint")
  ResponseEntity<String> rootCheckpoint() {
    return checkpoint(catalogue.root().orElseThrow());
  }

  @GetMapping("/logs/{topicId}/{partition}/checkpoint")
  ResponseEntity<String> checkpoint(@PathVariable String topicId, @PathVariable String partition) {
    return checkpoint(catalogue.head(log(topicId, partition)).orElseThrow().note());
  }

  @GetMapping("/tile/**")
  ResponseEntity<byte[]> rootTile(HttpServletRequest request) {
    return tile(LogId.ROOT, request.getRequestURI().substring(1));
  }

  @GetMapping("/logs/{topicId}/{partition}/tile/**")
  ResponseEntity<byte[]> tile(
      @PathVariable String topicId, @PathVariable String partition, HttpServletRequest request) {
    String below = "/logs/" + topicId + "/" + partition + "/";
    return tile(log(topicId, partition), request.getRequestURI().substring(below.length()));
  }

  private static LogId log(String topicId, String partition) {
    return LogId.at(topicId + "/" + partition)
        .filter(log -> !log.equals(LogId.ROOT))
        .orElseThrow(() -> new NoSuchElementException("No such log"));
  }

  private ResponseEntity<byte[]> tile(LogId log, String path) {
    Tile tile = Tile.at(path).orElseThrow(() -> new NoSuchElementException("No such tile"));
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .cacheControl(CacheControl.maxAge(FOR_EVER).cachePrivate().immutable())
        .body(tiles.read(log, tile));
  }

  private static ResponseEntity<String> checkpoint(SignedNote note) {
    return ResponseEntity.ok()
        .contentType(TEXT)
        .cacheControl(CacheControl.noCache())
        .body(note.toString());
  }
}
