package spikeloom.ui.screen;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import spikeloom.encoding.Encodings;
import spikeloom.evaluation.coding.CodedSample;
import spikeloom.parameter.NumberParameter;
import spikeloom.spike.Signal;
import spikeloom.spike.SignalShape;
import spikeloom.ui.chart.Chart;
import spikeloom.ui.chart.ColourMap;
import spikeloom.ui.chart.SignalChart;
import spikeloom.ui.chart.SignalCharts;
import spikeloom.ui.figure.CodePanel;
import spikeloom.ui.model.CodeChoice;
import spikeloom.ui.model.EncodeModel;
import spikeloom.ui.text.LocalNumbers;
import spikeloom.ui.text.Texts;

/**
 * One sample in six codes: raster, rate over time, decoded sample, intervals and costs, with
 * sliders for the parameters.
 */
final class EncodePane extends BorderPane {
  private static final int COLUMNS = 3;
  private static final double LEAST_ROW = 340;
  private static final int MOST_STEPS = 1_000;

  private final EncodeModel model;
  private final Desk desk;
  private final Consumer<Screen> show;
  private final Label facts = new Label();

  EncodePane(ScreenParts parts) {
    desk = parts.desk();
    model = parts.models().encode();
    show = parts.show();
    setId("encode");
    getStyleClass().add("explore-pane");
    GridPane grid = new GridPane();
    grid.getStyleClass().add("encode-grid");
    int rows = model.slots().size() / COLUMNS;
    for (int i = 0; i < COLUMNS; i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(100.0 / COLUMNS);
      grid.getColumnConstraints().add(column);
    }
    for (int i = 0; i < rows; i++) {
      RowConstraints row = new RowConstraints();
      row.setVgrow(Priority.ALWAYS);
      row.setPercentHeight(100.0 / rows);
      grid.getRowConstraints().add(row);
    }
    for (int i = 0; i < model.slots().size(); i++) {
      grid.add(slot(i, model.slots().get(i)), i % COLUMNS, i / COLUMNS);
    }
    setTop(tools());
    setCenter(Tools.scrolled(grid, rows * LEAST_ROW));
  }

  private Node tools() {
    ChartView picture = new ChartView(desk, Nothing.signal(Texts.SCREEN.get("sample")));
    picture.setMinSize(120, 64);
    show(picture, model.sample().orElse(null));
    picture.setId("encode-sample");
    Label message = Tools.message(model.messageProperty());
    message.getStyleClass().addAll("muted", "explore-notes");
    facts.setId("encode-facts");
    NumberBox index =
        new NumberBox("encode-index", Texts.SCREEN.get("test-sample"), 0, Integer.MAX_VALUE, 0);
    index.valueProperty().addListener((observed, before, now) -> model.indexProperty().set(now));
    model
        .indexProperty()
        .addListener((observed, before, now) -> index.getValueFactory().setValue(now.intValue()));
    NumberBox steps =
        new NumberBox(
            "encode-steps",
            Texts.SCREEN.get("encode.steps"),
            1,
            MOST_STEPS,
            model.stepsProperty().get());
    steps.valueProperty().addListener((observed, before, now) -> model.stepsProperty().set(now));
    model
        .sampleProperty()
        .addListener(
            (observed, before, now) -> {
              index.setMost(Math.max(0, model.samples() - 1));
              show(picture, now);
            });
    facts.setWrapText(true);
    facts.setMinHeight(Region.USE_PREF_SIZE);
    facts.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(facts, Priority.ALWAYS);
    HBox row =
        new HBox(
            picture,
            Tools.together(
                new Label(Texts.SCREEN.get("sample")),
                index,
                new Label(Texts.SCREEN.get("encode.steps")),
                steps),
            facts);
    row.getStyleClass().add("explore-tools");
    return new VBox(row, message);
  }

  private void show(ChartView picture, @Nullable Signal sample) {
    if (sample != null) {
      boolean curve = SignalCharts.overlaid(sample.shape());
      picture.setPrefSize(curve ? 300 : 120, curve ? 130 : 96);
      picture.show(
          curve
              ? SignalCharts.of(Texts.SCREEN.get("sample"), sample)
              : new SignalChart(Texts.SCREEN.get("sample"), sample, ColourMap.GREY));
      facts.setText(
          Texts.SCREEN.get(
              "encode.facts",
              model.indexProperty().get(),
              model.samples(),
              model.className(),
              sample.shape()));
    }
  }

  private Node slot(int number, EncodeModel.Slot slot) {
    ComboBox<String> codes = new ComboBox<>();
    codes.getItems().setAll(Encodings.names());
    codes.setValue(slot.choiceProperty().get().code());
    codes.setId("code-" + (number + 1));
    codes.setAccessibleText(Texts.SCREEN.get("encode.code", number + 1));
    HBox sliders = new HBox();
    sliders.getStyleClass().add("code-sliders");
    sliders(slot, sliders);
    codes
        .valueProperty()
        .addListener(
            (observed, before, now) -> {
              slot.choiceProperty().set(CodeChoice.defaults(now));
              sliders(slot, sliders);
            });
    ChartView view = new ChartView(desk, Nothing.raster(""));
    view.setId("coded-" + (number + 1));
    VBox.setVgrow(view, Priority.ALWAYS);
    slot.coded().ifPresent(coded -> view.show(chart(coded)));
    slot.codedProperty()
        .addListener(
            (observed, before, now) -> {
              if (now != null) {
                view.show(chart(now));
              }
            });
    VBox choice = new VBox(codes, train(number, slot));
    choice.getStyleClass().add("code-choice");
    HBox head = new HBox(choice, sliders);
    head.getStyleClass().add("code-head");
    return new VBox(head, view);
  }

  private Button train(int number, EncodeModel.Slot slot) {
    Button train =
        Buttons.train(
            "train-code-" + (number + 1), Texts.SCREEN.get("encode.train", number + 1), desk);
    train.setOnAction(
        event -> {
          desk.plan().encodeWith(slot.choiceProperty().get(), model.stepsProperty().get());
          show.accept(Screen.TRAIN);
        });
    return train;
  }

  private Chart chart(CodedSample coded) {
    SignalShape shape = model.sample().map(Signal::shape).orElse(new SignalShape.Image(1, 1, 1));
    return new CodePanel(coded, shape);
  }

  private static void sliders(EncodeModel.Slot slot, HBox box) {
    box.getChildren().clear();
    CodeChoice choice = slot.choiceProperty().get();
    for (NumberParameter parameter : choice.family().parameters()) {
      boolean byFactors = parameter.logarithmic();
      Slider slider =
          new Slider(
              place(parameter.least(), byFactors),
              place(parameter.most(), byFactors),
              place(choice.value(parameter), byFactors));
      slider.setPrefWidth(70);
      slider.setAccessibleText(parameter.name() + ", " + parameter.meaning());
      boolean byOnes = parameter.kind() == NumberParameter.Kind.WHOLE && !byFactors;
      slider.setBlockIncrement(byOnes ? 1 : (slider.getMax() - slider.getMin()) / 50);
      Label value = new Label(words(parameter, choice));
      value.getStyleClass().add("muted");
      value.setMinWidth(USE_PREF_SIZE);
      slider
          .valueProperty()
          .addListener(
              (observed, before, now) -> {
                double wanted = byFactors ? Math.exp(now.doubleValue()) : now.doubleValue();
                double inside = Math.max(parameter.least(), Math.min(parameter.most(), wanted));
                CodeChoice next = slot.choiceProperty().get().with(parameter, inside);
                value.setText(words(parameter, next));
                slot.choiceProperty().set(next);
              });
      VBox one = new VBox(value, slider);
      box.getChildren().add(one);
    }
  }

  /** Returns the slider position of a value. */
  private static double place(double value, boolean byFactors) {
    return byFactors ? Math.log(value) : value;
  }

  private static String words(NumberParameter parameter, CodeChoice choice) {
    double value = choice.value(parameter);
    boolean whole = parameter.kind() == NumberParameter.Kind.WHOLE;
    String number = whole ? parameter.text(value) : decimals(value);
    return parameter.name() + " " + number;
  }

  /** At most three, without parameters that have no effect. */
  private static String decimals(double value) {
    return LocalNumbers.format("%.3f", value).replaceFirst("[.,]?0+$", "");
  }
}
