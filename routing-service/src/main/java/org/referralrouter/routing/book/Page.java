package org.referralrouter.routing.book;

import java.util.Locale;
import java.util.Map;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * The book as HTML: one file that needs nothing from elsewhere. The same book gives the same bytes.
 */
final class Page {
  private final TemplateEngine engine = new TemplateEngine();

  Page() {
    ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver();
    templates.setPrefix("book/");
    templates.setSuffix(".html");
    templates.setTemplateMode(TemplateMode.HTML);
    templates.setCharacterEncoding("UTF-8");
    engine.setTemplateResolver(templates);
  }

  String of(Book book) {
    return engine.process("book", new Context(Locale.UK, Map.of("book", book)));
  }
}
