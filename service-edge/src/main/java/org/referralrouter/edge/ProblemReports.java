package org.referralrouter.edge;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.referralrouter.wire.ProblemDocument;
import org.springframework.http.HttpStatus;

/**
 * What Tomcat refuses by itself, before any servlet sees it, as a problem document (RFC 9457)
 * instead of a page.
 */
final class ProblemReports extends ErrorReportValve {
  @Override
  protected void report(Request request, Response response, @Nullable Throwable fault) {
    HttpStatus status = HttpStatus.resolve(response.getStatus());
    if (status == null
        || !status.isError()
        || response.getContentWritten() > 0
        || !response.setErrorReported()) {
      return;
    }
    try {
      response.setContentType(ProblemDocument.MEDIA_TYPE);
      response.setCharacterEncoding(StandardCharsets.UTF_8);
      PrintWriter writer = response.getReporter();
      if (writer != null) {
        writer.write(
            new String(ProblemAnswer.bytes(status, Faults.detail(status)), StandardCharsets.UTF_8));
        response.finishResponse();
      }
    } catch (IOException | IllegalStateException _) {
      // Whoever asked has gone, or has been answered.
    }
  }
}
