package spikeloom.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The generated pages of docs/reference are those that the program makes of itself. With {@code
 * -Ddocs.write=true} they are written.
 */
final class ReferencePagesTest {
  private static final Path REFERENCE = Pages.DOCS.resolve("reference");
  private static final String COMMAND =
      "./mvnw -q -B -Dquick test -pl app -am -Dtest=ReferencePagesTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Ddocs.write=true";

  @Test
  void thePageOfTheCommandLineIsThatOfTheProgram() throws IOException {
    compare("command-line.md", CommandLinePage.text());
  }

  @Test
  void thePageOfThePlanIsThatOfTheProgram() throws IOException {
    compare("plan.md", PlanPage.text());
  }

  private static void compare(String name, String body) throws IOException {
    Path page = REFERENCE.resolve(name);
    String text = "<!-- Generated. To write it again: " + COMMAND + " -->\n\n" + body;
    if (Boolean.getBoolean("docs.write")) {
      Files.writeString(page, text);
    }
    assertEquals(
        text,
        Files.exists(page) ? Files.readString(page).replace("\r\n", "\n") : "",
        "docs/reference/%s differs from the program. To write it again: %s"
            .formatted(name, COMMAND));
  }
}
