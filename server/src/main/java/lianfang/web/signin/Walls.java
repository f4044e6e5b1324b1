package lianfang.web.signin;

import jakarta.servlet.DispatcherType;
import lianfang.access.Sessions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;

/** 安全边界: which pages need whom. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class Walls {

  @Bean
  @Order(2)
  SecurityFilterChain pageWall(
      HttpSecurity http, Sessions sessions, FormKeeper keeper, Refusals refusals) throws Exception {
    CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
    tokens.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Lax"));
    SafeHeaders.on(http)
        // Apart from the session, so that a form outlives it and can be kept.
        .csrf(csrf ->
            csrf.csrfTokenRepository(tokens)
                .csrfTokenRequestHandler(new XorCsrfTokenRequestAttributeHandler()))
        .addFilterBefore(new SessionFilter(sessions), AnonymousAuthenticationFilter.class)
        .authorizeHttpRequests(requests ->
            requests
                .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                .permitAll()
                .requestMatchers(
                    "/assets/**",
                    "/favicon.ico",
                    "/sign-in/**",
                    "/link/**",
                    "/gate/keys",
                    "/gate/revocations",
                    "/me/**",
                    "/status",
                    "/report/**",
                    "/portal/join",
                    "/resumption/**",
                    "/health/**")
                .permitAll()
                .anyRequest()
                .authenticated())
        .exceptionHandling(
            handling -> handling.authenticationEntryPoint(keeper).accessDeniedHandler(refusals));
    return http.build();
  }

  /** Keeps Spring Boot from making a user of its own with a password in the log. */
  @Bean
  UserDetailsService nobody() {
    return name -> {
      throw new UsernameNotFoundException("accounts sign in on the pages of sign-in");
    };
  }
}
