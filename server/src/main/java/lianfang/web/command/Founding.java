package lianfang.web.command;

import lianfang.instance.InstanceSettings;
import lianfang.instance.ScopedTransactions;
import org.springframework.context.ApplicationContext;

/** What a new instance holds before anybody uses it. Each step may be repeated. */
final class Founding {

  private Founding() {}

  /** Fills the instance, in the order in which the modules build on each other. */
  static void fill(ApplicationContext instance, InstanceSettings settings) {
    instance.getBean(ScopedTransactions.class).asEngine(settings::cities);
  }
}
