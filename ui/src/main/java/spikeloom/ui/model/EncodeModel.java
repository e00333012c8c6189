package spikeloom.ui.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import spikeloom.evaluation.coding.CodedSample;
import spikeloom.plan.TrainingPlan;
import spikeloom.spike.Signal;
import spikeloom.ui.text.Texts;

/**
 * One sample under several codes side by side. Called on the window's thread; coding happens in the
 * background, and of several answers to one place the last that was asked for counts.
 */
public final class EncodeModel {
  /** Opens the data set of a plan. */
  @FunctionalInterface
  public interface Opener {
    /** Opens it; may take long. */
    SampleCoder open(TrainingPlan plan);
  }

  /** Codes shown first: one of each type. */
  public static final List<String> FIRST =
      List.of("rate", "latency", "phase", "burst", "population", "delta");

  /** The slot of one code. */
  public static final class Slot {
    private final ObjectProperty<CodeChoice> choice;
    private final ReadOnlyObjectWrapper<@Nullable CodedSample> coded =
        new ReadOnlyObjectWrapper<>();
    private int asked;

    private Slot(String code) {
      choice = new SimpleObjectProperty<>(CodeChoice.defaults(code));
    }

    /** Which code it shows, with its parameters. */
    public ObjectProperty<CodeChoice> choiceProperty() {
      return choice;
    }

    /** The sample in that code, once it is there. */
    public Optional<CodedSample> coded() {
      return Optional.ofNullable(coded.get());
    }

    /** Holds the sample in that code. */
    public ReadOnlyObjectProperty<@Nullable CodedSample> codedProperty() {
      return coded.getReadOnlyProperty();
    }
  }

  private final Opener opener;
  private final Later later;
  private final List<Slot> slots = new ArrayList<>();
  private final ReadOnlyObjectWrapper<@Nullable Signal> sample = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
  private final IntegerProperty index = new SimpleIntegerProperty();
  private final IntegerProperty steps = new SimpleIntegerProperty(30);
  private @Nullable SampleCoder coder;
  private String className = "";
  private int asked;

  /** Creates an empty model. */
  public EncodeModel(Opener opener, Executor background, Executor windowThread) {
    this.opener = opener;
    later = new Later(background, windowThread);
    for (String code : FIRST) {
      Slot slot = new Slot(code);
      slot.choice.addListener((observed, before, now) -> code(slot));
      slots.add(slot);
    }
    index.addListener((observed, before, now) -> load());
    steps.addListener((observed, before, now) -> slots.forEach(this::code));
  }

  /** Opens the data set that a plan names. */
  public void open(TrainingPlan plan) {
    int mine = ++asked;
    message.set(Texts.MODEL.get("opening", plan.data().name()));
    later(
        () -> opener.open(plan),
        opened -> {
          if (mine == asked) {
            coder = opened;
            if (index.get() == 0) {
              load();
            } else {
              index.set(0);
            }
          }
        });
  }

  private record Loaded(Signal sample, String className) {}

  private void load() {
    SampleCoder from = coder;
    int wanted = index.get();
    if (from == null || wanted < 0 || wanted >= from.samples()) {
      return;
    }
    later(
        () -> new Loaded(from.sample(wanted), from.className(wanted)),
        loaded -> {
          if (wanted == index.get()) {
            className = loaded.className;
            sample.set(loaded.sample);
            message.set("");
            slots.forEach(this::code);
          }
        });
  }

  private void code(Slot slot) {
    SampleCoder from = coder;
    if (from == null || sample.get() == null) {
      return;
    }
    int mine = ++slot.asked;
    int wanted = index.get();
    int length = steps.get();
    CodeChoice choice = slot.choice.get();
    later(
        () -> from.code(wanted, choice, length),
        coded -> {
          if (mine == slot.asked) {
            slot.coded.set(coded);
            later(
                () -> from.linear(choice, length),
                linear -> {
                  if (mine == slot.asked) {
                    slot.coded.set(coded.withLinearError(linear));
                  }
                });
          }
        });
  }

  /** The places of codes. */
  public List<Slot> slots() {
    return List.copyOf(slots);
  }

  /** The sample, if there is one. */
  public Optional<Signal> sample() {
    return Optional.ofNullable(sample.get());
  }

  /** Holds the sample. */
  public ReadOnlyObjectProperty<@Nullable Signal> sampleProperty() {
    return sample.getReadOnlyProperty();
  }

  /** Name of its class. */
  public String className() {
    return className;
  }

  /** Number of samples. */
  public int samples() {
    return coder == null ? 0 : coder.samples();
  }

  /** Index of the sample in the test split. */
  public IntegerProperty indexProperty() {
    return index;
  }

  /** Steps of codes that take any number. */
  public IntegerProperty stepsProperty() {
    return steps;
  }

  /** Progress or error message. */
  public ReadOnlyStringProperty messageProperty() {
    return message.getReadOnlyProperty();
  }

  private <T> void later(Supplier<T> work, Consumer<T> done) {
    later.run(work, done, message::set);
  }
}
