package org.referralrouter.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class BarChartTest {
  private final String svg =
      new BarChart()
          .panel(
              "Rate & more",
              List.of(new BarChart.Bar("routing <1>", 50), new BarChart.Bar("other", 100)))
          .panel("Cost", List.of(new BarChart.Bar("routing", 7)))
          .svg();

  @Test
  void it_is_xml_whatever_the_names_are() throws Exception {
    Document read = read();

    assertThat(read.getDocumentElement().getNodeName()).isEqualTo("svg");
    assertThat(read.getDocumentElement().getTextContent())
        .contains("Rate & more", "routing <1>", "100", "Cost");
  }

  @Test
  void a_bar_is_as_long_as_its_value_within_its_panel() throws Exception {
    assertThat(length(2)).isEqualTo(2 * length(1));
    assertThat(length(3)).isEqualTo(length(2));
  }

  /** The first rectangle is the ground. */
  private double length(int bar) throws Exception {
    var rectangle = (Element) read().getElementsByTagName("rect").item(bar);
    return Double.parseDouble(rectangle.getAttribute("width"));
  }

  private Document read() throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(UTF_8)));
  }
}
