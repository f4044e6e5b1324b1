package lianfang.web.gatepage;

import jakarta.servlet.http.HttpServletRequest;
import lianfang.gate.checkpoint.Devices;
import lianfang.gate.checkpoint.KnownDevices;
import lianfang.web.offline.BearerFilter;
import lianfang.web.signin.SignedIn;

/** Turns the token of a device into the device. */
final class DeviceFilter extends BearerFilter {

  private final Devices devices;
  private final KnownDevices known;

  DeviceFilter(Devices devices, KnownDevices known) {
    this.devices = devices;
    this.known = known;
  }

  @Override
  protected void enter(String token, HttpServletRequest request) {
    if (request.getRequestURI().equals(TurnstileApi.PATH)) {
      known.ofToken(token).ifPresent(SignedIn::enterDevice);
    } else {
      devices.ofToken(token).ifPresent(SignedIn::enterDevice);
    }
  }
}
