package org.referralrouter.local.issuer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.filter.DelegatingFilterProxy;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * A running issuer of OAuth 2 access tokens (RFC 6749 client credentials and, for people who sign
 * in to pages, authorization code; JWTs as in RFC 9068) on 127.0.0.1.
 *
 * <p>A plain Spring context in a plain Tomcat, and not a Boot application: it also runs inside
 * other modules' tests, where Boot would auto-configure whatever those have on their class path and
 * read their {@code application.yaml}.
 */
public final class Issuer implements AutoCloseable {
  /** The {@code aud} of its access tokens: the system that they are for. */
  public static final String AUDIENCE = "referral-router";

  private final Tomcat tomcat;
  private final IssuerAddress address;
  private final Path scratch;

  private Issuer(Tomcat tomcat, IssuerAddress address, Path scratch) {
    this.tomcat = tomcat;
    this.address = address;
    this.scratch = scratch;
  }

  /** Starts an issuer for these members, and returns when it serves. */
  public static Issuer start(int port, SigningKey key, Members members) {
    var address = new IssuerAddress(port);
    var tomcat = new Tomcat();
    Path scratch;
    try {
      scratch = Files.createTempDirectory("referrals-issuer");
      tomcat.setBaseDir(scratch.toString());
      var connector = new Connector();
      connector.setPort(port);
      if (!connector.setProperty("address", "127.0.0.1")) {
        throw new IllegalStateException("Tomcat cannot be bound to 127.0.0.1");
      }
      connector.setThrowOnFailure(true);
      tomcat.setConnector(connector);
      serve(tomcat, application(address, key, members));
      tomcat.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (LifecycleException e) {
      throw new IllegalStateException("The issuer did not start on port " + port, e);
    }
    return new Issuer(tomcat, address, scratch);
  }

  /** The {@code iss} of its tokens, and the base of its URLs. */
  public URI uri() {
    return address.uri();
  }

  @Override
  public void close() {
    try {
      tomcat.stop();
      tomcat.destroy();
      FileSystemUtils.deleteRecursively(scratch);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + scratch, e);
    } catch (LifecycleException e) {
      throw new IllegalStateException("The issuer did not stop", e);
    }
  }

  private static AnnotationConfigWebApplicationContext application(
      IssuerAddress address, SigningKey key, Members members) {
    var application = new AnnotationConfigWebApplicationContext();
    application.register(IssuerSecurity.class);
    application.addBeanFactoryPostProcessor(
        beans -> {
          beans.registerSingleton("address", address);
          beans.registerSingleton("key", key);
          beans.registerSingleton("members", members);
        });
    return application;
  }

  private static void serve(Tomcat tomcat, AnnotationConfigWebApplicationContext application) {
    var context = tomcat.addContext("", null);
    // Cookies know no ports: under the usual name it would be taken for that of a page beside it.
    context.setSessionCookieName("referrals-issuer");
    if (context instanceof StandardContext standard) {
      // Looks for what a reloaded application left behind; this one is never reloaded.
      standard.setClearReferencesThreadLocals(false);
      standard.setClearReferencesRmiTargets(false);
    }
    var dispatcher = Tomcat.addServlet(context, "dispatcher", new DispatcherServlet(application));
    dispatcher.setLoadOnStartup(1);
    context.addServletMapping("/", "dispatcher");

    var filter = new FilterDef();
    filter.setFilterName("security");
    filter.setFilter(new DelegatingFilterProxy("springSecurityFilterChain", application));
    filter.setAsyncSupported("true");
    context.addFilterDef(filter);
    var everywhere = new FilterMap();
    everywhere.setFilterName("security");
    everywhere.addURLPattern("/*");
    context.addFilterMap(everywhere);
  }
}
