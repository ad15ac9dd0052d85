package org.referralrouter.edge;

import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** A service that has nothing but an edge. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ServiceEdge.class, StoreFaults.class})
class TestService implements WebMvcConfigurer {
  static final Logger LOG = LoggerFactory.getLogger(TestService.class);

  /** Tells who asks. */
  @RestController
  static class Who {
    @GetMapping("/who")
    String who(Principal asker) {
      return asker.getName();
    }

    @GetMapping("/search")
    String search(@RequestParam String state) {
      return state;
    }

    @GetMapping({"/concerns/{id}", "/entries", "/agencies"})
    String logged(
        @RequestParam(required = false) @Nullable String concern,
        @RequestParam(required = false) @Nullable String state) {
      LOG.info("A request is answered.");
      return "logged";
    }

    @GetMapping("/store")
    String store() {
      throw new QueryTimeoutException("insert of 'John Smith' took too long");
    }

    @PostMapping("/who")
    String told(Principal asker) {
      return asker.getName();
    }
  }

  @Bean
  SecurityFilterChain paths(HttpSecurity http, SecurityProblems problems) {
    return ServiceEdge.chain(http, problems, requests -> requests.anyRequest().authenticated());
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new UnknownParameters());
  }

  /** The service on a port of its own, which believes this issuer. */
  static ConfigurableApplicationContext start(String issuer) {
    return new SpringApplicationBuilder(TestService.class)
        .properties(
            "server.port=0",
            "server.address=127.0.0.1",
            "management.endpoints.web.exposure.include=health,loggers,info",
            "logging.pattern.console=%level %logger %msg [%mdc]%n",
            "logging.level.org.example.quoting=ERROR",
            "spring.security.oauth2.resourceserver.jwt.issuer-uri=" + issuer)
        .run();
  }
}
