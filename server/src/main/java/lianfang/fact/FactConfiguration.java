package lianfang.fact;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The kinds of facts of this instance, read from its playbook at start. */
@Configuration(proxyBeanMethods = false)
class FactConfiguration {

  @Bean
  FactKinds factKinds(@Qualifier("playbook") Path playbook) {
    return FactKindFiles.load(playbook.resolve("facts"));
  }
}
