package lianfang.web.offline;

import lianfang.web.signin.SafeHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;

/** The wall around an offline page: anybody loads it; only whoever has a token sends. */
public final class OfflineWall {

  private OfflineWall() {}

  /**
   * The wall.
   *
   * @param root first part of the addresses, with a slash before it
   * @param tokens turns the token into whose it is
   * @param open where a device sends before it has a token
   */
  public static SecurityFilterChain around(
      HttpSecurity http, String root, BearerFilter tokens, String... open) throws Exception {
    SafeHeaders.on(http)
        .securityMatcher(root, root + "/**")
        // A token is never sent by a browser on its own, so no other site can borrow it.
        .csrf(AbstractHttpConfigurer::disable)
        .addFilterBefore(tokens, AnonymousAuthenticationFilter.class)
        .authorizeHttpRequests(requests ->
            requests
                .requestMatchers(HttpMethod.GET)
                .permitAll()
                .requestMatchers(HttpMethod.POST, open)
                .permitAll()
                .anyRequest()
                .authenticated())
        .exceptionHandling(handling ->
            handling.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)));
    return http.build();
  }
}
