package lianfang.web.shell;

import org.springframework.web.servlet.ModelAndView;

/** 页面: one record a template; the template lies beside the record and bears its name. */
public interface Page {

  /** What surrounds the page. */
  Shell shell();

  /** The template's name: the last word of the record's package and the record's name. */
  default String template() {
    String[] words = getClass().getPackageName().split("\\.", -1);
    return words[words.length - 1] + "/" + getClass().getSimpleName();
  }

  /** What a controller returns. */
  default ModelAndView show() {
    return new ModelAndView(template(), "page", this);
  }
}
