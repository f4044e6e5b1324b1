package lianfang.web.gatepage;

import lianfang.gate.checkpoint.Devices;
import lianfang.gate.checkpoint.KnownDevices;
import lianfang.web.offline.OfflineWall;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Anybody loads the page and the lists; only an enrolled device sends. */
@Configuration(proxyBeanMethods = false)
class GateWall {

  @Bean
  @Order(1)
  SecurityFilterChain gateChain(HttpSecurity http, Devices devices, KnownDevices known)
      throws Exception {
    return OfflineWall.around(http, "/gate", new DeviceFilter(devices, known), "/gate/enrol");
  }
}
