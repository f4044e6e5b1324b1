package lianfang.web.gatepage;

import lianfang.gate.checkpoint.Devices;
import lianfang.web.signin.SafeHeaders;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;

/** Anybody loads the page and the lists; only an enrolled device sends. */
@Configuration(proxyBeanMethods = false)
class GateWall {

  @Bean
  @Order(1)
  SecurityFilterChain gateChain(HttpSecurity http, Devices devices) throws Exception {
    SafeHeaders.on(http)
        .securityMatcher("/gate", "/gate/**")
        // The token is never sent by a browser on its own, so no other site can borrow it.
        .csrf(AbstractHttpConfigurer::disable)
        .addFilterBefore(new DeviceFilter(devices), AnonymousAuthenticationFilter.class)
        .authorizeHttpRequests(requests ->
            requests
                .requestMatchers(HttpMethod.GET)
                .permitAll()
                .requestMatchers(HttpMethod.POST, "/gate/enrol")
                .permitAll()
                .anyRequest()
                .authenticated())
        .exceptionHandling(handling ->
            handling.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)));
    return http.build();
  }
}
