package spikeloom.hdf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.file.Damage;
import spikeloom.file.DataException;
import spikeloom.numpy.NumpyArray;

class Hdf5FileTest {
  @TempDir Path folder;

  private Path file(String name) {
    return SpikeFixture.copy(name, folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {SpikeFixture.PYTABLES, SpikeFixture.H5PY})
  void listsOfDifferentLengthAreReadOneByOne(String name) {
    Hdf5Lists times = Hdf5File.read(file(name), hdf -> hdf.lists("spikes/times"));
    Hdf5Lists units = Hdf5File.read(file(name), hdf -> hdf.lists("spikes/units"));
    assertEquals(SpikeFixture.SAMPLES, times.size());
    for (int i = SpikeFixture.SAMPLES - 1; i >= 0; i--) {
      assertArrayEquals(SpikeFixture.times(i), times.read(i));
      assertArrayEquals(SpikeFixture.units(i), units.read(i));
    }
    assertFalse(times.whole());
    assertTrue(units.whole());
  }

  @Test
  void arraysAreNumbersOrTextsOfAFixedSize() {
    Path file = file(SpikeFixture.PYTABLES);
    NumpyArray labels = Hdf5File.read(file, hdf -> hdf.array("labels"));
    assertEquals(List.of(12), labels.shape());
    assertEquals(2, labels.number(11));
    NumpyArray keys = Hdf5File.read(file, hdf -> hdf.array("extra/keys"));
    assertEquals(List.of("zero", "one", "two"), List.of(keys.text(0), keys.text(1), keys.text(2)));
    assertEquals(
        Set.of("times", "units"), Set.copyOf(Hdf5File.read(file, hdf -> hdf.names("spikes"))));
  }

  @Test
  void whatIsMissingOrOfAnotherTypeIsNamed() {
    Path file = file(SpikeFixture.PYTABLES);
    assertEquals(
        file + ": 'spikes/places' is missing; check the file.",
        refusal(() -> Hdf5File.read(file, hdf -> hdf.lists("spikes/places"))));
    assertEquals(
        file + ": 'labels' does not hold lists of numbers; check the file.",
        refusal(() -> Hdf5File.read(file, hdf -> hdf.lists("labels"))));
    assertEquals(
        file + ": 'spikes/times' does not hold numbers or texts of a fixed size; check the file.",
        refusal(() -> Hdf5File.read(file, hdf -> hdf.array("spikes/times"))));
  }

  @Test
  void aFileThatIsChangedAfterItWasOpenedIsRefused() throws IOException {
    Path file = file(SpikeFixture.PYTABLES);
    Hdf5Lists times = Hdf5File.read(file, hdf -> hdf.lists("spikes/times"));
    Files.write(file, new byte[100]);
    String message = refusal(() -> times.read(3));
    assertTrue(message.contains("list 4 of 'spikes/times'"), message);
  }

  @Test
  void otherFilesAreNotHdf5() throws IOException {
    Path text = Files.writeString(folder.resolve("a.h5"), "no");
    assertFalse(Hdf5File.is(text));
    assertFalse(Hdf5File.is(folder));
    assertTrue(
        refusal(() -> Hdf5File.read(text, hdf -> hdf.holds("x")))
            .contains("is damaged or no HDF5"));
  }

  @Test
  void aBlockOfTheUserMayComeFirst() throws IOException {
    byte[] content = Files.readAllBytes(file(SpikeFixture.PYTABLES));
    byte[] shifted = new byte[512 + content.length];
    System.arraycopy(content, 0, shifted, 512, content.length);
    assertTrue(Hdf5File.is(Files.write(folder.resolve("b.h5"), shifted)));
  }

  @ParameterizedTest
  @ValueSource(strings = {SpikeFixture.PYTABLES, SpikeFixture.H5PY})
  void damageIsReadOrRefusedInASentence(String name) throws IOException {
    Path file = file(name);
    Damage.flip(
        file,
        damaged ->
            Hdf5File.read(
                damaged,
                hdf -> {
                  Hdf5Lists times = hdf.lists("spikes/times");
                  for (int i = 0; i < times.size(); i++) {
                    times.read(i);
                  }
                  return hdf.array("labels");
                }));
  }

  private static String refusal(Runnable action) {
    return assertThrows(DataException.class, action::run).getMessage();
  }
}
