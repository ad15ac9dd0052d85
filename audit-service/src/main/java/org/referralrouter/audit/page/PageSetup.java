package org.referralrouter.audit.page;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Which pages show something of the log, and so need a purpose. */
@Configuration(proxyBeanMethods = false)
class PageSetup implements WebMvcConfigurer {
  @Override
  public void addInterceptors(InterceptorRegistry registry) {
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
