package spikeloom.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands make of tables, with every option for reading their text. */
class TableCommandsTest {
  @TempDir Path folder;

  private Path table(String head, String row) throws IOException {
    StringBuilder text = new StringBuilder(head);
    for (int i = 0; i < 40; i++) {
      text.append(row.replace("I", Integer.toString(i)).replace("K", Integer.toString(i % 2)))
          .append('\n');
    }
    return Files.writeString(folder.resolve("t.csv"), text);
  }

  private static Shell run(List<String> command, String... options) {
    List<String> all = new ArrayList<>(command);
    all.addAll(List.of(options));
    return Shell.run(all.toArray(String[]::new));
  }

  @Test
  void inspectShowsHowATableIsRead() throws IOException {
    Path file = table("count;temp;kind\n", "I;2I,5;cK");
    Shell shell = run(List.of("inspect", file.toString()));
    assertEquals(0, shell.code(), shell.err());
    for (String part :
        List.of(
            "table, 40 rows of 3 columns, separated by semicolons, decimal comma, names in line 1",
            "label",
            "c0, c1",
            "note: The comma is read as the decimal mark")) {
      assertTrue(shell.out().contains(part), shell.out());
    }
    JsonNode json = Tiny.json(run(List.of("inspect", file.toString(), "--json")));
    assertEquals("table", json.get("kind").asText());
    assertEquals("label", json.get("columns").get(2).get("role").asText());
  }

  @Test
  void allCommandsTakeTheOptionsOfTables() throws IOException {
    Path file = table("Title\n0,1\n", "\"I,5\",K");
    String name = file.toString();
    String[] options = {
      "--decimal", "comma", "--header", "yes", "--label", "2", "--skip-rows", "1"
    };
    Shell inspect = run(List.of("inspect", name), options);
    assertTrue(
        inspect.out().contains("decimal comma, names in line 2"), inspect.out() + inspect.err());
    Shell describe = run(List.of("datasets", "--describe", name), options);
    assertTrue(describe.out().contains("1 step of 1"), describe.out() + describe.err());
    assertTrue(
        describe.out().contains("29 training, 3 validation, 8 test"),
        describe.out() + describe.err());
    assertTrue(describe.out().contains("class  train  validation  test"), describe.out());
    assertEquals(0, run(List.of("encode", "--data", name), options).code());
    Shell train =
        run(
            List.of(
                "train",
                "--data",
                name,
                "--epochs",
                "1",
                "--hidden",
                "none",
                "--latent",
                "4",
                "--decoder",
                "linear",
                "--out",
                folder.resolve("run").toString()),
            options);
    assertEquals(0, train.code(), train.err());
    String plan = Files.readString(folder.resolve("run/plan.json"));
    assertTrue(plan.contains("\"skip_rows\" : \"1\""), plan);
    Shell again = Shell.run("evaluate", folder.resolve("run").toString());
    assertEquals(0, again.code(), again.err());
  }

  @Test
  void wrongOptionsAreRefusedWithTheValidOnes() throws IOException {
    String name = table("a,b\n", "I,K").toString();
    for (List<String> command :
        List.of(
            List.of("inspect", name),
            List.of("datasets", "--describe", name),
            List.of("encode", "--data", name),
            List.of("train", "--data", name))) {
      Shell decimal = run(command, "--decimal", "dot");
      assertEquals(2, decimal.code(), decimal.err());
      assertTrue(decimal.complaint().contains("auto, point, comma"), decimal.err());
      Shell skip = run(command, "--skip-rows", "two");
      assertEquals(2, skip.code(), skip.err());
      assertTrue(skip.complaint().contains("skip-rows must be"), skip.err());
    }
  }

  @Test
  void whatIsNotANumberIsRefusedByAllCommandsWithTheCell() throws IOException {
    String name = table("a,b\n", "I,K").toString();
    Files.writeString(Path.of(name), "7,inf\n", StandardOpenOption.APPEND);
    for (List<String> command :
        List.of(
            List.of("inspect", name),
            List.of("datasets", "--describe", name),
            List.of("encode", "--data", name),
            List.of("train", "--data", name))) {
      Shell shell = run(command);
      assertEquals(1, shell.code(), shell.err());
      assertTrue(
          shell.complaint().contains("row 41 (line 42), column 'b': 'inf' is not a finite number"),
          shell.err());
    }
  }

  @Test
  void notesAreShownAndLogged() throws IOException {
    Path file = table("0,1,2\n", "I,0.5,KI");
    Shell train =
        Shell.run(
            "train",
            "--data",
            file.toString(),
            "--epochs",
            "1",
            "--hidden",
            "none",
            "--latent",
            "4",
            "--decoder",
            "linear",
            "--out",
            folder.resolve("run").toString());
    assertEquals(0, train.code(), train.err());
    assertTrue(train.err().contains("is read as column names"), train.err());
    String log = Files.readString(folder.resolve("run/log.txt"));
    assertTrue(log.contains("is read as column names"), log);
  }
}
