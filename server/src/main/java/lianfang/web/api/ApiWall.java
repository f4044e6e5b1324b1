package lianfang.web.api;

import lianfang.access.ApiTokens;
import lianfang.web.signin.SafeHeaders;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;

/** Which requests of programs need whom: all but the description need a token. */
@Configuration(proxyBeanMethods = false)
class ApiWall {

  @Bean
  @Order(1)
  SecurityFilterChain apiChain(HttpSecurity http, ApiTokens tokens, ApiProblems problems)
      throws Exception {
    SafeHeaders.on(http)
        .securityMatcher("/api/**")
        // A token is never sent by a browser on its own, so no other site can borrow it.
        .csrf(AbstractHttpConfigurer::disable)
        .addFilterBefore(new TokenFilter(tokens), AnonymousAuthenticationFilter.class)
        .authorizeHttpRequests(requests ->
            requests
                .requestMatchers("/api/v1/openapi.yaml", "/api/v1/verify")
                .permitAll()
                .anyRequest()
                .authenticated())
        .exceptionHandling(
            handling -> handling.authenticationEntryPoint(problems).accessDeniedHandler(problems));
    return http.build();
  }
}
