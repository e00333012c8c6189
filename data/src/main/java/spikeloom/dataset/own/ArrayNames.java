package spikeloom.dataset.own;

import java.util.List;

/** Names of arrays in an archive, by what they hold. */
final class ArrayNames {
  static final List<String> VALUES = List.of("x", "data", "values", "samples", "signals");
  static final List<String> LABELS =
      List.of("y", "label", "labels", "target", "targets", "class", "classes");
  static final List<String> TRAIN = List.of("x_train", "train_x", "train");
  static final List<String> TEST = List.of("x_test", "test_x", "test");
  static final List<String> TRAIN_LABELS =
      List.of("y_train", "train_y", "train_labels", "labels_train");
  static final List<String> TEST_LABELS = List.of("y_test", "test_y", "test_labels", "labels_test");

  private ArrayNames() {}
}
