package spikeloom.event.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.event.Sensor;
import spikeloom.event.format.SampleEvents.Event;
import spikeloom.file.DataException;

class CsvTest {
  private static final List<Event> THREE =
      List.of(new Event(1_500, 3, 70, 1), new Event(2_500, 4, 80, 0), new Event(9_000, 2, 75, 1));

  @TempDir Path folder;

  private List<Event> read(String text) throws IOException {
    return read(text, Reading.strict());
  }

  private List<Event> read(String text, Reading reading) throws IOException {
    Path file = Files.writeString(folder.resolve("events"), text);
    try (EventRecording recording = EventRecording.open(file, reading)) {
      assertEquals(EventFormat.CSV, recording.format());
      return SampleEvents.all(recording);
    }
  }

  @Test
  void columnsAreFoundByTheirNames() throws IOException {
    assertEquals(THREE, read("t,x,y,p\n1500,3,70,1\n2500,4,80,0\n9000,2,75,1\n"));
    assertEquals(
        THREE, read("polarity;y;x;timestamp\r\n1;70;3;1500\r\n0;80;4;2500\r\n1;75;2;9000"));
    assertEquals(THREE, read("id,p,t [us],x,y\n7,1,1500,3,70\n8,0,2500,4,80\n9,1,9000,2,75\n"));
    assertEquals(THREE, read("# t x y p\n1500 3 70 1\n2500 4 80 0\n9000 2 75 1\n"));
  }

  @Test
  void columnsAreFoundByWhatTheyHold() throws IOException {
    assertEquals(THREE, read("1500,3,70,1\n2500,4,80,0\n9000,2,75,1\n"));
    assertEquals(THREE, read("3\t70\t1500\t1\n4\t80\t2500\t-1\n2\t75\t9000\t1\n"));
    assertEquals(THREE, read("True,3,70,1500\nFalse,4,80,2500\nTrue,2,75,9000\n"));
  }

  @Test
  void aByteOrderMarkAndManyCommentsDoNotHideTheNames() throws IOException {
    String text = "# recorded\n".repeat(3_000) + "t,x,y,p\n1500,3,70,1\n2500,4,80,0\n9000,2,75,1\n";
    Path file = folder.resolve("e.csv");
    for (String charset : List.of("UTF-8", "UTF-16LE", "UTF-16BE")) {
      Files.write(file, ("\ufeff" + text).getBytes(Charset.forName(charset)));
      assertTrue(Recogniser.isTextOfEvents(file), charset);
      try (EventRecording recording = EventRecording.open(file, Reading.strict())) {
        assertEquals(THREE, SampleEvents.all(recording), charset);
      }
      Files.write(file, "\ufefft,x,y,p\n1500,3,70,1\n".getBytes(Charset.forName(charset)));
      assertTrue(Recogniser.isTextOfEvents(file), charset);
    }
  }

  @Test
  void columnsCanBeNamed() throws IOException {
    Reading named = Reading.strict().withColumns(CsvColumns.parse("x,-,y,p,t"));
    assertEquals(THREE, read("3,0,70,1,1500\n4,1,80,0,2500\n2,1,75,1,9000\n", named));
    for (String wrong : List.of("t,x,y", "t,x,y,p,p", "t,x,y,q", "", "t,x,y,p,z")) {
      assertThrows(DataException.class, () -> CsvColumns.parse(wrong), wrong);
    }
  }

  @Test
  void unitsOfTimeAreRecognised() throws IOException {
    assertEquals(THREE, read("0.0015 3 70 1\n0.0025 4 80 0\n0.009 2 75 1\n"));
    assertEquals(THREE, read("time [s],x,y,p\n0.0015,3,70,1\n25e-4,4,80,0\n9e-3,2,75,1\n"));
    assertEquals(THREE, read("t_ms,x,y,p\n1.5,3,70,1\n2.5,4,80,0\n9,2,75,1\n"));
    assertEquals(THREE, read("t_ns,x,y,p\n1500000,3,70,1\n2499900,4,80,0\n9000000,2,75,1\n"));
    assertEquals(
        THREE, read("t,x,y,p\n1500.0,3.0,70.0,1.0\n2500.0,4.0,80.0,0.0\n9000.0,2.0,75.0,1.0\n"));
  }

  @Test
  void secondsAreExactToTheMicrosecond() throws IOException {
    List<Event> events = read("t,x,y,p\n1468939993.067416019,1,2,0\n1468939993.0674165,1,2,1\n");
    assertEquals(1_468_939_993_067_416L, events.get(0).time());
    assertEquals(1_468_939_993_067_417L, events.get(1).time());
  }

  @Test
  void aFirstLineOfTwoNumbersIsTheSensor() throws IOException {
    Path file = Files.writeString(folder.resolve("e"), "240 180\n0.5 3 7 1\n0.75 3 179 0\n");
    try (EventRecording recording = EventRecording.open(file, Reading.strict())) {
      assertEquals(Optional.of(new Sensor(240, 180)), recording.sensor());
      assertEquals(2, SampleEvents.all(recording).size());
    }
  }

  @Test
  void theSizeOfTheSensorIsReadInAnyWords() throws IOException {
    String events = "0.5 3 7 1\n0.75 3 179 0\n0.9 4 1 0\n";
    for (String title :
        List.of(
            "240 180\n",
            "# 240 180\n",
            "240,180\n",
            "width height\n240 180\n",
            "# width: 240, height: 180\n# t x y p\n",
            "# sensor 240x180\nt x y p\n",
            "\ufeff240 180\n")) {
      Path file = Files.writeString(folder.resolve("e"), title + events);
      try (EventRecording recording = EventRecording.open(file, Reading.strict())) {
        assertEquals(Optional.of(new Sensor(240, 180)), recording.sensor(), title);
        assertEquals(3, SampleEvents.all(recording).size(), title);
      }
      assertTrue(Recogniser.isTextOfEvents(file), title);
    }
  }

  @Test
  void eventsWithoutNamesAreDistinguishedFromOtherTables() throws IOException {
    for (String separator : List.of(" ", "   ", ",", "\t", ", ", ";")) {
      String text = "0.01 3 7 1\n0.02 3 179 0\n0.03 4 1 0\n0.03 4 5 1\n".replace(" ", separator);
      assertTrue(isEvents(text), text);
      assertTrue(isEvents("\ufeff# made by hand\n" + text), text);
      assertEquals(4, read(text).size());
      assertEquals(4, read("\ufeff" + text).size());
    }
    assertTrue(isEvents("100 3 7 1\n250 3 179 0\n260 4 1 0\n"));
    StringBuilder late = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      late.append(
          "0.0038%02d00%d %d %d %d%n".formatted(i, i % 20 == 7 ? 1 : 0, i % 9, i % 5, i % 2));
    }
    String outOfOrder = late.toString().replace("0.00380800", "0.00380700");
    assertTrue(isEvents(outOfOrder), outOfOrder);
    assertEquals(50, read(outOfOrder).size());
    // The number of the row, a column of fractions, names of other things, too few columns.
    assertFalse(isEvents("1,3,7,1\n2,3,179,0\n3,4,1,0\n"));
    assertFalse(isEvents("100,3.5,7,1\n250,3,179,0\n260,4,1,0\n"));
    assertFalse(isEvents("age,steps,rate,ill\n10,3,7,1\n25,3,179,0\n26,4,1,0\n"));
    assertFalse(isEvents("100,3,1\n250,3,0\n260,4,0\n"));
    assertFalse(isEvents("5.1,3,7,1\n4.9,3,179,0\n6,4,1,0\n"));
  }

  private boolean isEvents(String text) throws IOException {
    return Recogniser.isTextOfEvents(Files.writeString(folder.resolve("text"), text));
  }

  @Test
  void aLineThatIsNotAnEventIsCountedOrRefusedWithItsNumber() throws IOException {
    String text = "t,x,y,p\n1,1,1,1\n2,1,1,0\n3,1,,1\n4,1,1,2\n5,2,2,1\n";
    Path file = Files.writeString(folder.resolve("events"), text);
    try (EventRecording recording = EventRecording.open(file, Reading.lenient())) {
      assertEquals(3, SampleEvents.all(recording).size());
      assertEquals(2, recording.defects().get(0).count());
      assertTrue(recording.defects().get(0).first().startsWith("line 4: "));
    }
    String message =
        assertThrows(DataException.class, () -> read(text, Reading.strict())).getMessage();
    assertTrue(message.contains("is damaged at line 4:"), message);
  }

  @Test
  void manyLinesAndLongOnesPassThroughTheSameMemory() throws IOException {
    StringBuilder text = new StringBuilder("t,x,y,p\n");
    for (int i = 0; i < 60_000; i++) {
      text.append(i).append(",").append(i % 300).append(",7,").append(i & 1).append('\n');
      if (i == 30_000) {
        text.append("1".repeat(300_000)).append('\n');
      }
    }
    assertEquals(60_000, read(text.toString(), Reading.lenient()).size());
  }

  @Test
  void otherTextIsNotARecording() throws IOException {
    for (String text : List.of("a,b,c\n1,2,3\n", "x,y,z,w\n1,5,2,7\n3,4,5,6\n2,2,2,2\n", "# x\n")) {
      assertThrows(DataException.class, () -> read(text), text);
    }
  }
}
