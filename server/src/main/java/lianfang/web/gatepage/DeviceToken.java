package lianfang.web.gatepage;

import java.util.List;
import java.util.Objects;
import lianfang.gate.checkpoint.DeviceEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** Carries the device through its request; it may do what a device may and nothing else. */
final class DeviceToken extends AbstractAuthenticationToken {

  private static final long serialVersionUID = 1L;

  private final transient DeviceEntry device;

  DeviceToken(DeviceEntry device) {
    super(List.of());
    this.device = device;
    super.setAuthenticated(true);
  }

  @Override
  public @Nullable Object getCredentials() {
    return null;
  }

  @Override
  public DeviceEntry getPrincipal() {
    return device;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DeviceToken that && device.equals(that.device);
  }

  @Override
  public int hashCode() {
    return Objects.hash(device);
  }
}
