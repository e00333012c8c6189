package spikeloom.ui.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GlossaryTest {
  private static final Glossary SMALL =
      new Glossary(
          """
          # Glossary

          Words that are no term.

          ## Code, encoding

          One line
          and another.

          ## Warm-up

          A share.
          """);

  @Test
  void aTermHasTheTextBelowItsHeadingInOneLine() {
    assertEquals(2, SMALL.terms().size());
    assertEquals(
        "Code: One line and another.", SMALL.term("code").map(Object::toString).orElse(""));
  }

  @Test
  void otherNamesPluralsHyphensAndCapitalsFindTheTerm() {
    Optional<Glossary.Term> code = SMALL.term("Code");
    assertTrue(code.isPresent());
    for (String name : List.of("encoding", "ENCODING", "codes", "Encodings")) {
      assertEquals(code, SMALL.term(name), name);
    }
    assertEquals(SMALL.term("Warm-up"), SMALL.term("warm up"));
    assertTrue(SMALL.term("words").isEmpty());
  }

  @Test
  void thePackedTermsAreInAlphabeticalOrderAndInPlainText() {
    List<Glossary.Term> terms = new Glossary(PackedPages.text("glossary.md").orElseThrow()).terms();
    assertTrue(terms.size() >= 40, "only " + terms.size() + " terms");
    List<String> names =
        terms.stream().map(term -> term.name().split(",", -1)[0].toLowerCase(Locale.ROOT)).toList();
    assertEquals(names.stream().sorted().toList(), names);
    for (Glossary.Term term : terms) {
      assertTrue(term.meaning().matches("[A-Z][^`*\\[]+\\."), term.toString());
      assertTrue(term.meaning().length() < 300, term.name() + " is too long for a tooltip");
    }
  }

  @Test
  void theTermsOfFormsAndTablesAreExplained() {
    for (String name :
        List.of("beta", "rate-weight", "epochs", "distortion", "negative ELBO", "prior", "PSNR")) {
      assertTrue(Glossary.of(name).isPresent(), name);
    }
  }
}
