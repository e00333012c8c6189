package spikeloom.sequence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import spikeloom.dataset.Dataset;
import spikeloom.spike.SignalShape;

final class ImageSequencesTest {
  private static final float GUARD = 42;

  /** Three images of six pixels, of which every one has a grey of its own. */
  private static final class Greys implements Dataset.Split {
    @Override
    public int size() {
      return 3;
    }

    @Override
    public SignalShape shape() {
      return new SignalShape.Image(1, 2, 3);
    }

    @Override
    public int label(int index) {
      return index + 1;
    }

    @Override
    public void copyTo(int index, float[] target, int at) {
      for (int p = 0; p < 6; p++) {
        target[at + p] = grey(index, p);
      }
    }

    static float grey(int index, int pixel) {
      return (100 * index + 9 * pixel) / 255f;
    }
  }

  private static ImageSequences sequences(int inputs, int... order) {
    return new ImageSequences(new Greys(), 5, inputs, order);
  }

  @Test
  void stepsHoldThePixelsInTheirOrder() {
    assertArrayEquals(new int[] {0, 1, 2, 3, 4, 5}, ImageSequences.inOrder(6));
    int[] backwards = {5, 4, 3, 2, 1, 0};
    for (int inputs : new int[] {1, 2, 3, 6}) {
      ImageSequences plain = sequences(inputs, ImageSequences.inOrder(6));
      ImageSequences turned = sequences(inputs, backwards);
      assertEquals(6 / inputs, plain.steps());
      assertEquals(inputs, plain.inputs());
      for (int sample = 0; sample < 3; sample++) {
        for (int t = 0; t < plain.steps(); t++) {
          float[] first = {GUARD, 0, 0, 0, 0, 0, 0, GUARD};
          float[] second = first.clone();
          plain.step(sample, t, first, 1);
          turned.step(sample, t, second, 1);
          for (int i = 0; i < inputs; i++) {
            int pixel = t * inputs + i;
            assertEquals(Greys.grey(sample, pixel), first[1 + i], 1e-6f);
            assertEquals(Greys.grey(sample, 5 - pixel), second[1 + i], 1e-6f);
          }
          assertEquals(GUARD, first[0]);
          assertEquals(inputs == 6 ? GUARD : 0, first[1 + Math.min(inputs, 6)]);
        }
      }
    }
  }

  @Test
  void answersAreOneForTheClassOfTheImage() {
    ImageSequences sequences = sequences(2, ImageSequences.inOrder(6));
    assertEquals(3, sequences.size());
    assertEquals(5, sequences.outputs());
    float[] answer = {GUARD, 7, 7, 7, 7, 7, GUARD};
    sequences.answer(2, answer, 1);
    assertArrayEquals(new float[] {GUARD, 0, 0, 0, 1, 0, GUARD}, answer);
  }

  @Test
  void stepsAndOrdersThatDoNotFitTheImageAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> sequences(4, ImageSequences.inOrder(6)));
    assertThrows(IllegalArgumentException.class, () -> sequences(2, ImageSequences.inOrder(5)));
  }
}
