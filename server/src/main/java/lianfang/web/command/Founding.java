package lianfang.web.command;

import java.nio.file.Path;
import lianfang.area.DivisionLoading;
import lianfang.area.Scope;
import lianfang.fact.Recorder;
import lianfang.instance.InstanceSettings;
import lianfang.rulebook.Enacting;
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
    Enacting rulebook = instance.getBean(Enacting.class);
    Path notices = playbook.resolve("notices");
    if (settings.demo()) {
      Recorder approver = new Recorder("demo-approver", Scope.everything());
      rulebook.enactProposed(approver, notices, settings.cities());
    } else {
      rulebook.seed(notices);
    }
  }
}
