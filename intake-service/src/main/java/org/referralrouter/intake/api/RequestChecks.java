package org.referralrouter.intake.api;

import org.referralrouter.edge.UnknownParameters;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What is looked at before a request is served. */
@Configuration(proxyBeanMethods = false)
class RequestChecks implements WebMvcConfigurer {
  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new UnknownParameters());
    registry.addInterceptor(new AnswerType());
  }
}
