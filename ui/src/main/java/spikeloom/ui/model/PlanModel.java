package spikeloom.ui.model;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import spikeloom.plan.AskedSettings;
import spikeloom.plan.DefaultSettings;
import spikeloom.plan.ImpliedSettings;
import spikeloom.plan.PlanException;
import spikeloom.plan.Preset;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;
import spikeloom.training.Task;
import spikeloom.ui.text.Texts;

/**
 * An edited plan: one text per setting, checked at every change. Either there is a plan and its
 * command line, or a problem and the setting that it concerns.
 */
public final class PlanModel {
  private final Map<Setting, StringProperty> texts = new EnumMap<>(Setting.class);
  private final ObservableList<String> datasets = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<@Nullable TrainingPlan> plan =
      new ReadOnlyObjectWrapper<>(this, "plan");
  private final ReadOnlyObjectWrapper<@Nullable PlanProblem> problem =
      new ReadOnlyObjectWrapper<>(this, "problem");
  private final ReadOnlyStringWrapper commandLine =
      new ReadOnlyStringWrapper(this, "commandLine", "");

  private final ObjectProperty<Preset> preset =
      new SimpleObjectProperty<>(this, "preset", Preset.automatic(Map.of()));

  private TrainingPlan base = DefaultSettings.plan();
  private boolean showing;
  private String askedOf = "";
  private Set<Setting> asked = Set.of();

  /** Starts with the default plan. */
  public PlanModel() {
    for (Setting field : Setting.values()) {
      StringProperty text = new SimpleStringProperty(this, field.option(), "");
      text.addListener((observed, before, now) -> check());
      texts.put(field, text);
    }
    for (Setting setting :
        List.of(Setting.DATA, Setting.ENCODING, Setting.ENCODER, Setting.PRIOR)) {
      text(setting).addListener((observed, before, now) -> chosen(setting, before, now));
    }
    text(Setting.DATA).addListener((observed, before, now) -> followCode());
    text(Setting.ENCODING).addListener((observed, before, now) -> followCode());
    preset.addListener(
        (observed, before, now) -> exchangeDefaults(before, Map.of(), now, Map.of()));
    replaces(Setting.BETA, Setting.RATE_WEIGHT);
    replaces(Setting.RATE_WEIGHT, Setting.BETA);
    show(base);
  }

  // The two weigh the same: who sets one clears the other.
  private void replaces(Setting setting, Setting other) {
    text(setting)
        .addListener(
            (observed, before, now) -> {
              if (!showing && !now.isBlank()) {
                text(other).set("");
              }
            });
  }

  private void chosen(Setting setting, @Nullable String before, @Nullable String now) {
    if (!showing && before != null && now != null) {
      exchangeDefaults(preset.get(), Map.of(setting, before), preset.get(), Map.of(setting, now));
    }
  }

  private void exchangeDefaults(
      Preset presetBefore,
      Map<Setting, String> before,
      Preset presetNow,
      Map<Setting, String> now) {
    Map<Setting, String> same = new EnumMap<>(Setting.class);
    for (Setting setting : List.of(Setting.DATA, Setting.ENCODER, Setting.ENCODING)) {
      same.put(setting, text(setting).getValueSafe());
    }
    String prior = text(Setting.PRIOR).getValueSafe();
    boolean changedByHand = !prior.equals(defaults(presetBefore, same, before).get(Setting.PRIOR));
    if (changedByHand) {
      same.put(Setting.PRIOR, prior);
    }
    exchangeDefaults(defaults(presetBefore, same, before), defaults(presetNow, same, now));
  }

  private static Map<Setting, String> defaults(
      Preset preset, Map<Setting, String> same, Map<Setting, String> other) {
    Map<Setting, String> choice = new EnumMap<>(same);
    choice.putAll(other);
    Map<Setting, String> all = Setting.all(TrainingPlan.defaults());
    all.putAll(ImpliedSettings.complete(DefaultSettings.of(preset, choice)));
    return all;
  }

  // Updates dependent settings that were not changed by hand.
  private void exchangeDefaults(Map<Setting, String> left, Map<Setting, String> taken) {
    if (showing) {
      return;
    }
    showing = true;
    texts.forEach(
        (setting, text) -> {
          if (text.getValueSafe().equals(left.get(setting))) {
            text.set(taken.get(setting));
          }
        });
    showing = false;
    check();
  }

  // A code that encodes a sample part by part determines the number of steps.
  private void followCode() {
    if (!showing) {
      String data = text(Setting.DATA).getValueSafe();
      Task.neededSteps(data, text(Setting.ENCODING).getValueSafe(), "")
          .ifPresent(steps -> text(Setting.STEPS).set(Integer.toString(steps)));
    }
  }

  /** What the form begins with; a change sets what was not changed by hand. */
  public ObjectProperty<Preset> presetProperty() {
    return preset;
  }

  /** Fills the form. */
  public void show(TrainingPlan newPlan) {
    base = newPlan;
    if (!datasets.contains(newPlan.data().name())) {
      datasets.add(newPlan.data().name());
    }
    showing = true;
    preset.set(CommandLine.preset(newPlan));
    Map<Setting, String> values = Setting.all(newPlan);
    values.put(Setting.GAIN, ""); // a new run fits its gain to its own data
    texts.forEach((setting, text) -> text.set(values.get(setting)));
    showing = false;
    check();
  }

  /** Sets the offered data sets; a selected one that is not among them stays in the list. */
  public void offerDatasets(List<String> names) {
    String chosen = text(Setting.DATA).get();
    datasets.setAll(names);
    if (!datasets.contains(chosen)) {
      datasets.add(chosen);
    }
    text(Setting.DATA).set(chosen);
  }

  /** Selects a data set by name, or the user's files by path. */
  public void choose(String dataset) {
    if (!datasets.contains(dataset)) {
      datasets.add(dataset);
    }
    text(Setting.DATA).set(dataset);
  }

  /** Chooses a code with its parameters and a number of steps. */
  public void encodeWith(CodeChoice code, int steps) {
    text(Setting.ENCODING).set(code.code());
    String parameters = code.parameters();
    text(Setting.CODE_PARAMETERS).set(parameters.isEmpty() ? "default" : parameters);
    text(Setting.STEPS).set(Integer.toString(steps));
  }

  /** Returns the text of a setting, for binding to a control. */
  public StringProperty text(Setting field) {
    StringProperty text = texts.get(field);
    if (text == null) {
      throw new IllegalArgumentException(field.toString());
    }
    return text;
  }

  /** Whether a setting has an effect in a run of {@code read}. */
  public boolean matters(Setting setting, TrainingPlan read) {
    if (!setting.ofFiles()) {
      return setting.matters(read);
    }
    String data = read.data().name();
    if (!data.equals(askedOf)) {
      askedOf = data;
      asked = AskedSettings.of(data); // searches a folder, which is too slow for every key
    }
    return asked.contains(setting);
  }

  /** The data sets on offer. */
  public ObservableList<String> datasets() {
    return datasets;
  }

  /** The plan, if the form is valid. */
  public Optional<TrainingPlan> plan() {
    return Optional.ofNullable(plan.get());
  }

  /** Holds the plan, or nothing while there is a problem. */
  public ReadOnlyObjectProperty<@Nullable TrainingPlan> planProperty() {
    return plan.getReadOnlyProperty();
  }

  /** The error, if any. */
  public Optional<PlanProblem> problem() {
    return Optional.ofNullable(problem.get());
  }

  /** Holds the error, or nothing while the form is valid. */
  public ReadOnlyObjectProperty<@Nullable PlanProblem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** The equivalent command; the last valid one while there is an error. */
  public ReadOnlyStringProperty commandLineProperty() {
    return commandLine.getReadOnlyProperty();
  }

  /**
   * The user's files are given by path; a data set with a name is searched for when the run starts.
   */
  private static boolean missing(String data) {
    return (data.contains("/") || data.contains("\\")) && !Files.exists(Path.of(data));
  }

  private void check() {
    if (showing) {
      return; // between two valid plans
    }
    Map<Setting, String> now = new EnumMap<>(Setting.class);
    texts.forEach((setting, text) -> now.put(setting, text.getValueSafe()));
    try {
      TrainingPlan read = Setting.change(base, now);
      String data = read.data().name();
      if (missing(data)) {
        plan.set(null);
        problem.set(new PlanProblem(Setting.DATA, Texts.MODEL.get("plan.missing-data", data)));
        return;
      }
      problem.set(null);
      commandLine.set(CommandLine.of(read));
      plan.set(read);
    } catch (PlanException e) {
      plan.set(null);
      problem.set(PlanProblem.of(String.valueOf(e.getMessage())));
    }
  }
}
