package org.example.spikeloom;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import spikeloom.event.EventChunk;
import spikeloom.event.Sensor;
import spikeloom.event.format.EventDecoder;
import spikeloom.event.format.EventFormatProvider;
import spikeloom.file.DataException;

/** Events as text: the line {@code TEXTEVENTS WIDTH HEIGHT}, then {@code time x y polarity}. */
public final class TextEvents implements EventFormatProvider {
  private static final String MARK = "TEXTEVENTS ";

  @Override
  public String name() {
    return "text-events";
  }

  @Override
  public String title() {
    return "Text events";
  }

  @Override
  public long jitter() {
    return 0;
  }

  @Override
  public boolean recognises(byte[] head) {
    return new String(head, 0, Math.min(head.length, MARK.length()), StandardCharsets.US_ASCII)
        .equals(MARK);
  }

  @Override
  public EventDecoder open(InputStream content, Path file) {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(content, StandardCharsets.US_ASCII));
    Lines reader = new Lines(lines, file);
    int[] size = reader.numbers(reader.next().substring(MARK.length()), 2);
    return new Decoder(reader, new Sensor(size[0], size[1]));
  }

  private static final class Lines {
    private final BufferedReader lines;
    private final Path file;
    private int line;

    Lines(BufferedReader lines, Path file) {
      this.lines = lines;
      this.file = file;
    }

    String next() {
      try {
        line++;
        return lines.readLine();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    int[] numbers(String text, int count) {
      String[] words = text.trim().split(" ");
      int[] numbers = new int[count];
      try {
        for (int i = 0; i < count; i++) {
          numbers[i] = Integer.parseInt(words[i]);
        }
      } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
        throw new DataException(
            file + ", line " + line + ": expected " + count + " whole numbers. Correct the line.");
      }
      return numbers;
    }
  }

  private static final class Decoder implements EventDecoder {
    private final Lines lines;
    private final Sensor sensor;

    Decoder(Lines lines, Sensor sensor) {
      this.lines = lines;
      this.sensor = sensor;
    }

    @Override
    public Optional<Sensor> sensor() {
      return Optional.of(sensor);
    }

    @Override
    public boolean fill(EventChunk chunk) {
      chunk.begin(lines.line);
      while (chunk.remaining() > 0) {
        String text = lines.next();
        if (text == null) {
          return chunk.count() > 0;
        }
        int[] event = lines.numbers(text, 4);
        chunk.add(event[0], event[1], event[2], event[3], 0);
      }
      return true;
    }
  }
}
