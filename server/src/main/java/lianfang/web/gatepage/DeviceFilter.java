package lianfang.web.gatepage;

import jakarta.servlet.http.HttpServletRequest;
import lianfang.gate.checkpoint.Devices;
import lianfang.web.offline.BearerFilter;
import lianfang.web.signin.SignedIn;

/** Turns the token of a device into the device. */
final class DeviceFilter extends BearerFilter {

  private final Devices devices;

  DeviceFilter(Devices devices) {
    this.devices = devices;
  }

  @Override
  protected void enter(String token, HttpServletRequest request) {
    devices.ofToken(token).ifPresent(SignedIn::enterDevice);
  }
}
