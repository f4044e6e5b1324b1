package lianfang.web.command;

import java.nio.file.Path;
import lianfang.area.DivisionLoading;
import lianfang.instance.InstanceSettings;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.context.ApplicationContext;

/** What a new instance holds before anybody uses it. Each step may be repeated. */
final class Founding {

  private Founding() {}

  /** Fills the instance, in the order in which the modules build on each other. */
  static void fill(ApplicationContext instance, InstanceSettings settings) {
    Path playbook =
        BeanFactoryAnnotationUtils.qualifiedBeanOfType(
            instance.getAutowireCapableBeanFactory(), Path.class, "playbook");
    instance.getBean(DivisionLoading.class).load(playbook, settings.cities());
  }
}
