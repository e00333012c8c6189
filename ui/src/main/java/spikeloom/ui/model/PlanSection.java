package spikeloom.ui.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import spikeloom.plan.Setting;
import spikeloom.ui.text.Texts;

/** The sections of the form that edits a plan. */
public enum PlanSection {
  /** The input. */
  SIGNAL,
  /** Encoder and decoder. */
  NETWORKS,
  /** Objective and rule. */
  LEARNING,
  /** Settings that are rarely changed: all that no other section has. */
  MORE;

  private static final List<Setting> SIGNAL_SETTINGS =
      List.of(Setting.DATA, Setting.ENCODING, Setting.STEPS);
  private static final List<Setting> NETWORK_SETTINGS =
      List.of(Setting.ENCODER, Setting.HIDDEN, Setting.LATENT, Setting.DECODER, Setting.DECODING);
  private static final List<Setting> LEARNING_SETTINGS =
      List.of(Setting.RULE, Setting.PRIOR, Setting.RATE_WEIGHT, Setting.BETA, Setting.EPOCHS);

  /** Heading of the section. */
  public String title() {
    return Texts.MODEL.of("section", this);
  }

  /** Its settings, from top to bottom. */
  public List<Setting> settings() {
    return switch (this) {
      case SIGNAL -> SIGNAL_SETTINGS;
      case NETWORKS -> NETWORK_SETTINGS;
      case LEARNING -> LEARNING_SETTINGS;
      case MORE -> others();
    };
  }

  private static List<Setting> others() {
    List<Setting> others = new ArrayList<>(Arrays.asList(Setting.values()));
    others.removeAll(SIGNAL_SETTINGS);
    others.removeAll(NETWORK_SETTINGS);
    others.removeAll(LEARNING_SETTINGS);
    return List.copyOf(others);
  }

  /** The settings of a section by what they belong to in the plan, each part with its heading. */
  public static Map<String, List<Setting>> parts(PlanSection section) {
    Map<String, List<Setting>> parts = new LinkedHashMap<>();
    for (Setting setting : section.settings()) {
      String path = setting.path();
      String part = path.contains(".") ? path.substring(0, path.indexOf('.')) : "training";
      String title = Texts.MODEL.get("plan-part." + part);
      parts.computeIfAbsent(title, known -> new ArrayList<>()).add(setting);
    }
    return parts;
  }

  /** The section of a setting. */
  public static PlanSection of(Setting setting) {
    return Arrays.stream(values())
        .filter(section -> section.settings().contains(setting))
        .findFirst()
        .orElseThrow();
  }
}
