package org.referralrouter.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.referralrouter.local.port.FreePort;
import org.referralrouter.local.run.Ports.Port;

class PortsTest {
  private static final CommandHint HINT =
      new CommandHint(new Checkout(Path.of("/srv/checkout")), new Home(Path.of("/srv/trial")));

  @Test
  void an_offset_shifts_every_port() {
    assertThat(new Ports(0).of(Port.INTAKE)).isEqualTo(18081);
    assertThat(new Ports(1000).of(Port.INTAKE)).isEqualTo(19081);
    assertThat(new Ports(1000).bootstrapServers()).isEqualTo("127.0.0.1:20092");
    assertThat(new Ports(1000).url(Port.AUDIT)).hasToString("http://127.0.0.1:19084");
    assertThat(new Ports(0).url(Port.WITNESS)).hasToString("http://127.0.0.1:18085");
  }

  @Test
  void a_file_with_the_usual_ports_is_read_with_these() {
    assertThat(
            new Ports(2000).instead("http://127.0.0.1:18080/token, 127.0.0.1:19096, 127.0.0.1:7"))
        .isEqualTo("http://127.0.0.1:20080/token, 127.0.0.1:21096, 127.0.0.1:7");
  }

  @Test
  void the_ports_of_prometheus_may_be_taken_where_nobody_observes() {
    assertThat(Ports.used(true)).containsAll(Ports.used(false)).contains(Port.PROMETHEUS);
    assertThat(Ports.used(false)).doesNotContain(Port.PROMETHEUS, Port.PROBE).contains(Port.BROKER);
  }

  @Test
  void an_offset_beyond_the_last_port_is_refused() {
    assertThatThrownBy(() -> new Ports(50_000)).hasMessageContaining("50000");
    assertThatThrownBy(() -> new Ports(-1)).hasMessageContaining("-1");
  }

  @Test
  void a_taken_port_is_named_with_its_part_and_the_way_out() throws IOException {
    var ports = new Ports(FreePort.next() - 18_081);
    try (var squatter = new ServerSocket()) {
      squatter.bind(FreePort.address(ports.of(Port.INTAKE)));
      assertThatThrownBy(() -> PortsTaken.check(ports, Ports.used(false), HINT))
          .isInstanceOf(PortsTaken.class)
          .hasMessageContaining(ports.of(Port.INTAKE) + " (intake)")
          .hasMessageContaining("Another program")
          .hasMessageContaining("--port-offset " + (ports.offset() + 1000) + " --home /srv/trial");
    }
  }

  @Test
  void another_of_us_is_recognised_in_the_message() {
    assertThat(PortsTaken.message(new Ports(0), List.of(Port.ISSUER, Port.BROKER), true, HINT))
        .contains("18080 (issuer), 19092 (broker)")
        .contains("Another Referral Router");
  }
}
