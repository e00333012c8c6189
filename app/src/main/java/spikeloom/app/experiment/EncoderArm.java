package spikeloom.app.experiment;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import spikeloom.encoder.EncoderFamilies;
import spikeloom.plan.DefaultSettings;
import spikeloom.plan.Setting;

/**
 * A row of {@link EncodersExperiment}.
 *
 * @param name of the part
 * @param encoder with its default settings
 * @param changes on top of these
 */
record EncoderArm(String name, String encoder, Map<Setting, String> changes) {
  /** Returns all arms, in report order. */
  static final List<EncoderArm> ALL =
      List.of(
          new EncoderArm("lif", "lif", Map.of()),
          new EncoderArm("src", "src", Map.of()),
          new EncoderArm("ltc", "ltc", Map.of()),
          new EncoderArm("lif-fptt", "lif", Map.of(Setting.RULE, "fptt", Setting.WINDOW, "10")),
          new EncoderArm("ltc-fptt", "ltc", Map.of(Setting.RULE, "fptt")),
          new EncoderArm("theta", "theta", Map.of()),
          new EncoderArm("qif", "qif", Map.of()),
          new EncoderArm("srm", "srm", Map.of()));

  EncoderArm {
    changes = Map.copyOf(changes);
  }

  /** Differences from the default network, the encoder first. */
  Map<Setting, String> settings() {
    Map<Setting, String> others = new EnumMap<>(Setting.class);
    others.putAll(DefaultSettings.of(EncoderFamilies.named(encoder)));
    others.putAll(changes);
    Map<Setting, String> settings = new LinkedHashMap<>();
    settings.put(Setting.ENCODER, encoder);
    settings.putAll(others);
    return settings;
  }

  /** The same as command line options. */
  String options() {
    return settings().entrySet().stream()
        .map(e -> "--" + e.getKey().option() + " " + e.getValue())
        .collect(Collectors.joining(" "));
  }

  /** Suffix of its metrics. */
  String metric() {
    return name.replace('-', '_');
  }
}
