package org.referralrouter.edge.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.function.SingletonSupplier;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import tools.jackson.databind.JsonNode;

/**
 * A document as JSON and as a page. The page has no script and loads nothing; its one style is
 * named in its policy by digest. Both are made when they are first asked for, so that a start does
 * not wait for them.
 */
final class ServedDocument {
  private final Supplier<JsonNode> document;
  private final Function<JsonNode, PageView> view;
  private final Supplier<ResponseEntity<byte[]>> page = SingletonSupplier.of(this::made);

  ServedDocument(Supplier<JsonNode> document, Function<JsonNode, PageView> view) {
    this.document = SingletonSupplier.of(document);
    this.view = view;
  }

  ResponseEntity<String> json() {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(document.get().toString());
  }

  ResponseEntity<byte[]> page() {
    return page.get();
  }

  private ResponseEntity<byte[]> made() {
    String style = resource("/document/page.css");
    ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver();
    templates.setPrefix("document/");
    templates.setSuffix(".html");
    templates.setTemplateMode(TemplateMode.HTML);
    templates.setCharacterEncoding(StandardCharsets.UTF_8.name());
    TemplateEngine engine = new TemplateEngine();
    engine.setTemplateResolver(templates);
    String html =
        engine.process(
            "page",
            new Context(Locale.UK, Map.of("page", view.apply(document.get()), "style", style)));
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "html", StandardCharsets.UTF_8))
        .header("Content-Security-Policy", policy(style))
        .body(html.getBytes(StandardCharsets.UTF_8));
  }

  private static String policy(String style) {
    return "default-src 'none'; style-src 'sha256-"
        + digest(style)
        + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  }

  private static String digest(String style) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  static String resource(String name) {
    try (InputStream in = ServedDocument.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + name, e);
    }
  }
}
