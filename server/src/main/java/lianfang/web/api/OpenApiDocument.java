package lianfang.web.api;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** 接口说明: the reviewed OpenAPI document; a test holds it to the endpoints that exist. */
@RestController
final class OpenApiDocument {

  @GetMapping(path = "/api/v1/openapi.yaml", produces = "application/yaml")
  Resource document() {
    return new ClassPathResource("api/openapi.yaml");
  }
}
