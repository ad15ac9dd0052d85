package org.referralrouter.audit.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Which pages are of which kind, and which show something of the log and so need a purpose. */
@Configuration(proxyBeanMethods = false)
class PageSetup implements WebMvcConfigurer {
  /** What the layout knows of the pages that one is of, faults too. */
  private static final String AREA = "area";

  private final PageSettings settings;

  PageSetup(PageSettings settings) {
    this.settings = settings;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    for (PageArea area : settings.areas()) {
      registry
          .addInterceptor(
              new HandlerInterceptor() {
                @Override
                public boolean preHandle(
                    HttpServletRequest request, HttpServletResponse response, Object handler) {
                  request.setAttribute(AREA, area);
                  return true;
                }
              })
          .addPathPatterns(area.path(), area.path() + "/**");
    }
    registry
        .addInterceptor(new Purpose())
        .addPathPatterns(
            "/auditor/entries/**",
            "/auditor/concerns/**",
            "/auditor/referrals/**",
            "/auditor/missing",
            "/auditor/ledger",
            "/auditor/download");
  }
}
