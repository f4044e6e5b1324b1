package lianfang.web.gatepage;

import lianfang.gate.checkpoint.Devices;
import lianfang.gate.checkpoint.KnownDevices;
import lianfang.web.offline.OfflineWall;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** Anybody loads the page and the lists; only an enrolled device sends. */
@Configuration(proxyBeanMethods = false)
class GateWall {

  @Bean
  @Order(1)
  SecurityFilterChain gateChain(HttpSecurity http, Devices devices) throws Exception {
    return OfflineWall.around(http, "/gate", new DeviceFilter(devices), "/gate/enrol");
  }

  /** A turnstile is its own wall: it asks for the token of a device and knows nobody else. */
  @Bean
  @Order(0)
  SecurityFilterChain turnstileChain() {
    return new DefaultSecurityFilterChain(
        PathPatternRequestMatcher.pathPattern(TurnstileServlet.PATH));
  }

  @Bean
  ServletRegistrationBean<TurnstileServlet> turnstileServlet(
      KnownDevices devices, Turnstile turnstile) {
    return new ServletRegistrationBean<>(
        new TurnstileServlet(devices, turnstile), TurnstileServlet.PATH);
  }
}
