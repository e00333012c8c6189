package spikeloom.event.format;

import java.util.List;
import java.util.Optional;
import spikeloom.plugin.Plugins;

/** The event formats of plug-ins. */
final class ProvidedFormats {
  private static final List<EventFormatProvider> ALL =
      Plugins.services(EventFormatProvider.class, EventFormatProvider::name);

  private ProvidedFormats() {}

  /** The format of a file that begins with {@code head}; empty if no plug-in recognises it. */
  static Optional<EventFormatProvider> of(byte[] head) {
    return ALL.stream().filter(format -> format.recognises(head.clone())).findFirst();
  }
}
