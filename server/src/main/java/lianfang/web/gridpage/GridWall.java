package lianfang.web.gridpage;

import lianfang.access.phone.ShiftPhones;
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

/** Anybody loads the page; a bound phone in a shift does the rest. */
@Configuration(proxyBeanMethods = false)
class GridWall {

  @Bean
  @Order(1)
  SecurityFilterChain gridChain(HttpSecurity http, ShiftPhones phones) throws Exception {
    SafeHeaders.on(http)
        .securityMatcher("/grid", "/grid/**")
        // Tokens are never sent by a browser on its own, so no other site can borrow them.
        .csrf(AbstractHttpConfigurer::disable)
        .addFilterBefore(new ShiftFilter(phones), AnonymousAuthenticationFilter.class)
        .authorizeHttpRequests(requests ->
            requests
                .requestMatchers(HttpMethod.GET)
                .permitAll()
                .requestMatchers(HttpMethod.POST, "/grid/bind", "/grid/shift")
                .permitAll()
                .anyRequest()
                .authenticated())
        .exceptionHandling(handling ->
            handling.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)));
    return http.build();
  }
}
