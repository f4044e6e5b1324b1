package lianfang.web.gridpage;

import lianfang.access.phone.ShiftPhones;
import lianfang.web.offline.OfflineWall;
import lianfang.web.offline.ShiftFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Anybody loads the page; a bound phone in a shift does the rest. */
@Configuration(proxyBeanMethods = false)
class GridWall {

  @Bean
  @Order(1)
  SecurityFilterChain gridChain(HttpSecurity http, ShiftPhones phones) throws Exception {
    return OfflineWall.around(http, "/grid", new ShiftFilter(phones), "/grid/bind", "/grid/shift");
  }
}
