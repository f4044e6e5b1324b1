package lianfang.web.shell;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.view.UrlBasedViewResolver;

/** Brings page records and their precompiled templates together. */
@Configuration
class Templates implements WebMvcConfigurer {

  private final Shells shells;

  Templates(Shells shells) {
    this.shells = shells;
  }

  @Bean
  ViewResolver pageResolver() {
    TemplateEngine engine =
        TemplateEngine.createPrecompiled(null, ContentType.Html, null, "lianfang.web.pages");
    return (name, locale) ->
        name.startsWith(UrlBasedViewResolver.REDIRECT_URL_PREFIX)
            ? null
            : (model, request, response) -> {
              var page = new Utf8ByteOutput();
              engine.render(name + ".jte", model == null ? null : model.get("page"), page);
              response.setContentType("text/html;charset=utf-8");
              response.setContentLength(page.getContentLength());
              page.writeTo(response.getOutputStream());
            };
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
