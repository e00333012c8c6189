package spikeloom.docs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import spikeloom.dataset.known.Catalog;
import spikeloom.encoder.EncoderFamilies;
import spikeloom.encoder.EncoderFamily;
import spikeloom.plan.DefaultSettings;
import spikeloom.plan.PlanJson;
import spikeloom.plan.Preset;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;
import spikeloom.text.Wording;

/** The page of the settings of a plan, from {@link Setting}. */
final class PlanPage {
  private static final String PROCESSORS = "all processors";

  private PlanPage() {}

  static String text() throws IOException {
    StringBuilder page = new StringBuilder("# plan.json\n\n");
    page.append(
        """
        `plan.json` in a run directory holds the whole configuration of a training. Every value is one
        setting, which the command line, the form of the window, sweeps and comparisons share. A missing
        or unknown value is refused; plans of older formats are completed with what their version did.
        `train --plan` trains a plan as it is ([how to](../how-to/reproduce-a-result.md#a-run)).
        The defaults are those of the [preset](#presets) `published`.

        | path in plan.json | option | choices | default | meaning |
        |---|---|---|---|---|
        """);
    Map<Setting, String> defaults = Setting.all(TrainingPlan.defaults());
    for (Setting setting : Setting.values()) {
      String value = setting == Setting.THREADS ? PROCESSORS : defaults.getOrDefault(setting, "");
      page.append(
          "| `%s` | %s | %s | %s | %s |\n"
              .formatted(
                  path(setting),
                  options(setting),
                  choices(setting),
                  value.isEmpty() ? "none" : "`" + value + "`",
                  cell(setting.help())));
    }
    presets(page);
    byEncoder(page);
    byData(page);
    example(page);
    return page.toString();
  }

  private static String options(Setting setting) {
    return setting.isSwitch()
        ? setting.choices().stream().map(c -> "`--" + c + "`").collect(Collectors.joining(", "))
        : "`--" + setting.option() + "`";
  }

  private static String choices(Setting setting) {
    return setting.choices().stream().map(c -> "`" + c + "`").collect(Collectors.joining(", "));
  }

  private static void presets(StringBuilder page) {
    page.append(
        """

        ## Presets

        `--preset` of `train` and `sweep`, and the first row of the form, choose what a plan begins with. Any setting can
        be changed by its own option. plan.json has the settings, not the name of the preset.

        | preset | for | settings |
        |---|---|---|
        """);
    for (Preset preset : Preset.values()) {
      Map<Setting, String> settings = Setting.all(DefaultSettings.plan(preset));
      settings.entrySet().removeAll(Setting.all(TrainingPlan.defaults()).entrySet());
      settings.remove(Setting.BETA); // replaced by the weight of the rate
      page.append("| `%s` | %s | ".formatted(Wording.of(preset), preset.help()));
      page.append(cells(settings)).append(" |\n");
    }
    page.append(
        """

        Without `--preset`, `train` begins with `generative` for encoder `lif` and pictures (known sets of pictures and
        drawn digits, your folders of pictures and idx files), and with `published` otherwise. `--beta`, another `--rule`
        and another `--distortion` ask for `published` too. `sweep`, whose weights are values of beta, begins with
        `published`. With `generative`, codes that need time (all but `rate`, `direct` and `threshold`) keep 30 steps.
        """);
  }

  private static void byEncoder(StringBuilder page) {
    page.append(
        """

        ## Defaults of an encoder

        Without the option of a setting, `--encoder` changes the defaults above to these:

        | encoder | settings |
        |---|---|
        """);
    for (EncoderFamily family : EncoderFamilies.all()) {
      row(family.name(), DefaultSettings.of(family), page);
    }
    page.append(
        """

        With encoder `lif`, a learned prior (`--prior rates`, `glm`, `network`, `spiking-network`) changes
        `--learning-rate` to 0.002 where the data set has no own.
        """);
  }

  private static void byData(StringBuilder page) {
    page.append(
        """

        ## Defaults of a data set

        Likewise, `--data` changes the defaults:

        | data set | settings |
        |---|---|
        """);
    for (String name : Catalog.names()) {
      row(name, DefaultSettings.of(EncoderFamilies.named("lif"), name), page);
    }
    page.append(
        """

        Your files: pictures and idx files have the defaults above; tables, arrays, records and sounds those
        of measured values (squared error, a smaller beta and learning rate); event recordings the same and
        `--encoding events`. Fewer than 10,000 training samples are shown as often as it takes for
        100,000 examples, unless `--epochs` is given.
        """);
  }

  private static void row(String name, Map<Setting, String> settings, StringBuilder page) {
    page.append("| `%s` | %s |\n".formatted(name, cells(settings)));
  }

  private static String cells(Map<Setting, String> settings) {
    String text =
        settings.entrySet().stream()
            .map(e -> "`--%s %s`".formatted(e.getKey().option(), shortNumber(e.getValue())))
            .collect(Collectors.joining(", "));
    return text.isEmpty() ? "as above" : text;
  }

  private static String shortNumber(String text) {
    return text.matches("\\d\\.\\d{6,}E-\\d+")
        ? "%.2e".formatted(Double.valueOf(text))
        : text.replace(".0E-", "e-");
  }

  private static void example(StringBuilder page) throws IOException {
    ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    ObjectNode plan = (ObjectNode) mapper.readTree(PlanJson.write(TrainingPlan.defaults()));
    plan.put("version", "...");
    plan.put("threads", 2);
    page.append(
        """

        ## Example

        The plan of `train` without options on a machine with two processors, before the input gain has been
        fitted to the data:

        ```json
        """);
    page.append(mapper.writeValueAsString(plan).replace("\r\n", "\n")).append("\n```\n");
  }

  /** The path is not part of the class's contract. */
  private static String path(Setting setting) {
    try {
      var field = Setting.class.getDeclaredField("path");
      field.setAccessible(true);
      return String.valueOf(field.get(setting));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("<", "&lt;");
  }
}
