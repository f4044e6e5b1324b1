package lianfang.web.api;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * 请求完整性: a body lacks nothing that its endpoint needs. What may be left out is marked nullable on
 * the record of the body; anything else that is missing is named to the sender.
 */
@RestControllerAdvice(basePackageClasses = WholeBodies.class)
final class WholeBodies extends RequestBodyAdviceAdapter {

  @Override
  public boolean supports(
      MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
    return true;
  }

  @Override
  public Object afterBodyRead(
      Object body,
      HttpInputMessage message,
      MethodParameter parameter,
      Type type,
      Class<? extends HttpMessageConverter<?>> converter) {
    check(body, "");
    return body;
  }

  private static void check(@Nullable Object value, String path) {
    if (value == null) {
      throw new Refused(Problem.NOT_UNDERSTOOD, path, "api");
    }
    if (value instanceof Collection<?> several) {
      several.forEach(one -> check(one, path + "[]"));
    } else if (value instanceof Record whole) {
      for (RecordComponent component : whole.getClass().getRecordComponents()) {
        Object part = read(whole, component);
        if (part != null || !component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
          check(part, path.isEmpty() ? component.getName() : path + "." + component.getName());
        }
      }
    }
  }

  private static @Nullable Object read(Record whole, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(whole);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(component + " cannot be read", e);
    }
  }
}
