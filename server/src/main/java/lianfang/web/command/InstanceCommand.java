package lianfang.web.command;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A word that works on an existing instance: opens it, works, closes it. */
public abstract class InstanceCommand implements Callable<Integer> {

  @Mixin private InstanceOptions options;

  @Spec private CommandSpec spec;

  @Override
  public final Integer call() throws Exception {
    try (var context = options.open()) {
      return run(context);
    }
  }

  /**
   * Does the work.
   *
   * @param instance gives the beans of the modules; there is no web server
   * @return the exit code, 0 when all is done
   */
  protected abstract int run(ApplicationContext instance) throws Exception;

  /** Where the answer goes: standard output, and nothing else may go there. */
  protected final PrintWriter out() {
    return spec.commandLine().getOut();
  }

  /** Where progress and remarks go: standard error. */
  protected final PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
