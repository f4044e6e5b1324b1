package lianfang.web.shell;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.CacheControl;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.view.UrlBasedViewResolver;

/** Brings page records and their precompiled templates together. */
@Configuration
class Templates implements WebMvcConfigurer {

  private static final String BEGAN = "lianfang.began";

  private final Shells shells;

  Templates(Shells shells) {
    this.shells = shells;
  }

  /** Bears the name that keeps Spring Boot's content negotiation from choosing another view. */
  @Bean
  ViewResolver viewResolver() {
    return new PageResolver(
        TemplateEngine.createPrecompiled(null, ContentType.Html, null, "lianfang.web.pages"));
  }

  /** Comes before the framework's own, which is left with redirects. */
  private record PageResolver(TemplateEngine engine) implements ViewResolver, Ordered {

    @Override
    public int getOrder() {
      return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable View resolveViewName(String name, Locale locale) {
      return name.startsWith(UrlBasedViewResolver.REDIRECT_URL_PREFIX)
          ? null
          : (model, request, response) -> {
            timing(request, response);
            render(name, model, response);
          };
    }

    /** How long the page took until it is written, for whoever looks at the browser's tools. */
    private static void timing(HttpServletRequest request, HttpServletResponse response) {
      if (request.getAttribute(BEGAN) instanceof Long began) {
        double millis = (System.nanoTime() - began) / 1e6;
        response.setHeader("Server-Timing", String.format(Locale.ROOT, "app;dur=%.1f", millis));
      }
    }

    private void render(String name, @Nullable Map<String, ?> model, HttpServletResponse response)
        throws IOException {
      var page = new Utf8ByteOutput();
      engine.render(name + ".jte", model == null ? null : model.get("page"), page);
      response.setContentType("text/html;charset=utf-8");
      response.setContentLength(page.getContentLength());
      page.writeTo(response.getOutputStream());
    }
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(
        new HandlerInterceptor() {
          @Override
          public boolean preHandle(
              HttpServletRequest request, HttpServletResponse response, Object handler) {
            request.setAttribute(BEGAN, System.nanoTime());
            return true;
          }
        });
  }

  @Override
  public void addArgumentResolvers(java.util.List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(shells);
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/assets/**")
        .addResourceLocations("classpath:/static/assets/")
        .setCacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic());
  }
}
