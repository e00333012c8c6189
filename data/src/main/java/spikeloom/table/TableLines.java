package spikeloom.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import spikeloom.file.UnpackedStream;

/**
 * The lines of a plain or gzip text, ended by CR, LF or both. A text without byte order mark is
 * UTF-8; if it has bytes that are not, {@link java.nio.charset.CharacterCodingException} is thrown
 * and it can be opened again as {@link #FALLBACK}.
 */
final class TableLines implements TableRows.Lines, AutoCloseable {
  /** The encoding of western spreadsheets that do not write UTF-8. */
  static final Charset FALLBACK = Charset.forName("windows-1252");

  private final BufferedReader reader;
  private int line;

  TableLines(Path file, Charset charset) {
    InputStream in = new BoundedLines(new UnpackedStream(file));
    reader =
        new BufferedReader(
            new InputStreamReader(
                in,
                charset
                    .newDecoder()
                    .onMalformedInput(
                        charset.equals(StandardCharsets.UTF_8)
                            ? CodingErrorAction.REPORT
                            : CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE)));
  }

  /** The next line without its end. */
  @Override
  public Optional<String> next() throws IOException {
    Optional<String> text = Optional.ofNullable(reader.readLine());
    line += text.isPresent() ? 1 : 0;
    return text;
  }

  /** Number of the last line, starting at 1. */
  @Override
  public int line() {
    return line;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
