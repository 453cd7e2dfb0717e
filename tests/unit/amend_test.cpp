// An amendment, and what it makes of the rule file that it amends.

#include "ruleset/amend.h"

#include <doctest/doctest.h>

#include "io/toml_document.h"
#include "ruleset/printed_rules.h"

namespace aci {
namespace {

constexpr std::string_view kBase = R"toml([agreement]
id       = "base"
scheme   = "essai"
title    = { fr = "Base", en = "Base" }
in_force = { from = 2020 }
unit     = "euros"

[rounding]
step     = "0.01 €"
mode     = "half_up"
verified = false
note     = { fr = "Lecture", en = "Reading" }

# Le tarif, révisé chaque année.
[parameter.tarif]
values = [{ from = 2020-01-01, value = "7 €" }, { from = 2022-01-01, value = "8 €" }]
label  = { fr = "Tarif", en = "Price" }

[parameter.seuil]
value = "3"
label = { fr = "Seuil", en = "Threshold" }

[definition.assez]
formula = "reunions >= seuil"

[indicator.reunions]
class = "socle"
label = { fr = "Réunions", en = "Meetings" }

  [indicator.reunions.requirement.assez]
  met    = "assez"
  reason = { fr = "trop peu", en = "too few" }

  [indicator.reunions.part.fixe]
  euros = "10 * tarif"

  [indicator.reunions.part.variable]
  euros = "reunions * tarif"

[amount.base]
label   = { fr = "Base", en = "Base" }
formula = "earned(all)"
)toml";

constexpr std::string_view kHead = R"toml([agreement]
id       = "avenant"
amends   = "base"
title    = { fr = "Avenant", en = "Amendment" }
in_force = { from = 2024 }
)toml";

Document read(const char* name, std::string text) {
  Diagnostics diagnostics;
  auto document = parse_toml(add_text(name, std::move(text)), diagnostics);
  REQUIRE(document);
  return *std::move(document);
}

/// Codes, each with the text that it points at.
std::string mistakes(const Diagnostics& diagnostics) {
  std::string out;
  for (const Diagnostic& each : diagnostics.all()) {
    out += each.code() + " " + std::string(each.place.text());
    if (each.hint) out += " (" + std::get<std::string>(each.hint->args.at(0)) + ")";
    out += "\n";
  }
  return out;
}

struct Amended {
  std::string text;
  std::string mistakes;
};

Amended amend(const std::string& changes, const std::string& in_agreement = "") {
  Diagnostics diagnostics;
  const Document amendment = read("avenant.toml", std::string(kHead) + in_agreement + changes);
  const Document after = amended(read("base.toml", std::string(kBase)), amendment, diagnostics);
  return {text_in_force(after), mistakes(diagnostics)};
}

/// What stands in the text in force from a header to the next blank line.
std::string block(const std::string& text, const std::string& header) {
  const std::size_t begin = text.find(header);
  return begin == std::string::npos ? "" : text.substr(begin, text.find("\n\n", begin) - begin);
}

TEST_CASE("an element that is there takes the keys that are stated, each whole") {
  const Amended found =
      amend("[parameter.seuil]\nvalue = \"4\"\n[definition.assez]\nformula = \"reunions > seuil\"\n");
  CHECK(found.mistakes == "");
  CHECK(block(found.text, "[parameter.seuil]") ==
        "[parameter.seuil]\nvalue = \"4\"  # avenant.toml:7\nlabel = { fr = \"Seuil\", en = \"Threshold\" }");
  CHECK(block(found.text, "[definition.assez]") ==
        "[definition.assez]\nformula = \"reunions > seuil\"  # avenant.toml:9");
}

TEST_CASE("the agreement keeps its scheme and unit, and takes the amendment's id, title and years") {
  CHECK(block(amend("").text, "[agreement]") ==
        "[agreement]\n"
        "id       = \"avenant\"\n"
        "title    = { fr = \"Avenant\", en = \"Amendment\" }\n"
        "in_force = { from = 2024 }\n"
        "scheme   = \"essai\"  # base.toml:3\n"
        "unit     = \"euros\"  # base.toml:6");
}

TEST_CASE("dated values are merged by date, and one value takes the place of all") {
  const Amended later = amend("[parameter.tarif]\nvalues = [{ from = 2025-01-01, value = \"9 €\" }]\n");
  CHECK(block(later.text, "[parameter.tarif]")
            .find("values = [\n"
                  "  { from = 2020-01-01, value = \"7 €\" },\n"
                  "  { from = 2022-01-01, value = \"8 €\" },\n"
                  "  { from = 2025-01-01, value = \"9 €\" },  # avenant.toml:7\n"
                  "]\n") != std::string::npos);
  const Amended corrected =
      amend("[parameter.tarif]\nvalues = [{ from = 2022-01-01, value = \"8.50 €\" }]\n");
  CHECK(block(corrected.text, "[parameter.tarif]").find("\"8.50 €\" },  # avenant.toml:7") !=
        std::string::npos);
  CHECK(corrected.text.find("\"8 €\"") == std::string::npos);
  const Amended one = amend("[parameter.tarif]\nvalue = \"9 €\"\n");
  CHECK(one.text.find("values") == std::string::npos);
  // What had one value keeps it for the dates before.
  const Amended dated = amend("[parameter.seuil]\nvalues = [{ from = 2025-01-01, value = \"5\" }]\n");
  CHECK(block(dated.text, "[parameter.seuil]").find("value  = \"3\"") != std::string::npos);
}

TEST_CASE("a new element stands at the end of its kind, or where it says") {
  const auto order = [](const std::string& text) {
    std::string out;
    for (std::size_t at = 0; (at = text.find("[parameter.", at)) != std::string::npos; ++at) {
      out += text.substr(at + 11, text.find(']', at) - at - 11) + " ";
    }
    return out;
  };
  const std::string label = "label = { fr = \"N\", en = \"N\" }\nvalue = \"1\"\n";
  CHECK(order(amend("[parameter.n]\n" + label).text) == "tarif seuil n ");
  CHECK(order(amend("[parameter.n]\nafter = \"tarif\"\n" + label).text) == "tarif n seuil ");
  CHECK(order(amend("[parameter.n]\nbefore = \"tarif\"\n" + label).text) == "n tarif seuil ");
  const std::string part =
      amend("[indicator.reunions.part.n]\nbefore = \"variable\"\neuros = \"1 €\"\n").text;
  CHECK(part.find("part.fixe]") < part.find("part.n]"));
  CHECK(part.find("part.n]") < part.find("part.variable]"));
}

TEST_CASE("what is repealed goes, elements, pieces and keys; what is verified loses its note") {
  const Amended found = amend(
      "[rounding]\nverified = true\n",
      "repeals = [\"indicator.reunions.part.variable\", \"definition.assez.formula\", \"amount.base\"]\n");
  CHECK(found.mistakes == "");
  CHECK(block(found.text, "[rounding]") == "[rounding]\nstep = \"0.01 €\"\nmode = \"half_up\"");
  CHECK(found.text.find("part.variable") == std::string::npos);
  CHECK(found.text.find("amount") == std::string::npos);
  CHECK(found.text.find("reunions >= seuil") == std::string::npos);
}

TEST_CASE("what an amendment gets wrong is told on its own line") {
  struct Row {
    const char* changes;
    const char* in_agreement;
    const char* mistakes;
  };
  for (const Row& row : std::initializer_list<Row>{
           {"[parameter.seuill]\nvalue = \"4\"\n", "", "R089 seuill (seuil)\n"},
           {"[indicator.reunions.part.fix]\nwhen = \"true\"\n", "", "R089 fix (fixe)\n"},
           {"", "repeals = [\"parameter.seul\"]\n", "R087 \"parameter.seul\" (parameter.seuil)\n"},
           {"", "repeals = [\"parametre.seuil\"]\n", "R087 \"parametre.seuil\" (parameter.seuil)\n"},
           {"", "repeals = [\"indicator.reunions.part.fixe.when\"]\n",
            "R087 \"indicator.reunions.part.fixe.when\"\n"},
           {"", "repeals = [\"parameter.seuil\"]\n", "R088 \"parameter.seuil\"\n"},
           {"", "repeals = \"parameter.seuil\"\n", "R004 \"parameter.seuil\"\n"},
           {"", "repeals = [\"amount\"]\n", "R087 \"amount\"\n"},
           {"", "repeals = [4]\n", "R004 4\n"},
           {"", "repeals = [\"parameter.seuil.value.x\"]\n", "R087 \"parameter.seuil.value.x\"\n"},
           {"[parameter.n]\nafter = 5\nlabel = { fr = \"N\", en = \"N\" }\n", "", "R090 5\n"},
           {"[indicator.reunions.part]\nlabel = { en = \"P\" }\n", "", "R004 [indicator.reunions.part]\n"},
           {"[rounding]\nverified = false\n", "", "R094 verified\n"},
           {"[parameter.n]\nafter = \"seuill\"\nlabel = { fr = \"N\", en = \"N\" }\n", "",
            "R090 \"seuill\" (seuil)\n"},
           {"[parameter.seuil]\nafter = \"tarif\"\n", "", "R095 after\n"},
           {"[parameter.seuil]\nvalue = '3'\n", "", "R094 value\n"},
           {"[parameter.tarif]\nvalues = [{ from = 2022-01-01, value = \"8 €\" }]\n", "",
            "R094 { from = 2022-01-01, value = \"8 €\" }\n"},
           {"[definition.assez]\nverified = true\n", "", "R094 verified\n"},
       }) {
    CAPTURE(row.changes);
    CAPTURE(row.in_agreement);
    CHECK(amend(row.changes, row.in_agreement).mistakes == row.mistakes);
  }
}

TEST_CASE("dated values go where their dates have them, those of no date behind") {
  const auto dates = [](const std::string& changes) {
    const std::string found = block(amend(changes).text, "[parameter.tarif]");
    std::string out;
    for (std::size_t at = 0; (at = found.find("value = \"", at)) != std::string::npos; ++at) {
      out += found.substr(at + 9, found.find('"', at + 9) - at - 9) + "; ";
    }
    return out;
  };
  const auto with = [&](const std::string& value) {
    return dates("[parameter.tarif]\nvalues = [" + value + "]\n");
  };
  CHECK(with("{ from = 2021-01-01, value = \"n\" }") == "7 €; n; 8 €; ");
  CHECK(with("{ from = 2019-12-31, value = \"n\" }") == "n; 7 €; 8 €; ");
  CHECK(with("{ from = 2020-01-01, value = \"n\" }") == "n; 8 €; ");
  CHECK(with("{ value = \"n\" }") == "7 €; 8 €; n; ");
  CHECK(with("{ from = 2021, value = \"n\" }") == "7 €; 8 €; n; ");
}

TEST_CASE("a value without dates takes the place of a value and of those dated after it") {
  Diagnostics diagnostics;
  const Document base =
      read("base.toml", "[parameter.p]\nvalue = \"3\"\nvalues = [{ from = 2022-01-01, value = \"4\" }]\n");
  const Document same = read("avenant.toml", std::string(kHead) + "[parameter.p]\nvalue = \"3\"\n");
  CHECK(block(text_in_force(amended(base, same, diagnostics)), "[parameter.p]") ==
        "[parameter.p]\nvalue = \"3\"  # avenant.toml:7\n");
  CHECK(mistakes(diagnostics) == "");  // It changes something: the dated one goes.
}

TEST_CASE("an element without the key takes it, before its pieces") {
  CHECK(block(amend("[parameter.seuil]\nvalue = \"4\"\n", "repeals = [\"parameter.seuil.value\"]\n").text,
              "[parameter.seuil]") ==
        "[parameter.seuil]\nlabel = { fr = \"Seuil\", en = \"Threshold\" }\nvalue = \"4\"  # avenant.toml:8");
  CHECK(
      block(amend("[indicator.reunions]\nattainment = \"1\"\n").text, "[indicator.reunions]") ==
      "[indicator.reunions]\nclass      = \"socle\"\nlabel      = { fr = \"Réunions\", en = \"Meetings\" }\n"
      "attainment = \"1\"  # avenant.toml:7");
}

TEST_CASE("what [agreement] says takes the place of what was said; a table of the top level may be new") {
  const std::string points = block(amend("", "unit     = \"points\"\n").text, "[agreement]");
  CHECK(points.find("unit     = \"points\"\n") != std::string::npos);
  CHECK(points.find("euros") == std::string::npos);
  const Amended gate = amend("[gate]\nid = \"porte\"\n");
  CHECK(gate.mistakes == "");
  CHECK(block(gate.text, "[gate]") == "[gate]\nid = \"porte\"\n");
}

TEST_CASE("what has another shape than it should is left to those who read it") {
  CHECK(block(amend("[indicator.reunions]\npart = 5\n").text, "[indicator.reunions]").find("part  = 5") !=
        std::string::npos);
  CHECK(block(amend("[parameter.tarif]\nvalues = 5\n").text, "[parameter.tarif]").find("values = 5") !=
        std::string::npos);
  CHECK(block(amend("[rounding]\nverified = \"oui\"\n").text, "[rounding]").find("note     = ") !=
        std::string::npos);
}

TEST_CASE("what an element repealed is used by is told, the first five of them") {
  const auto users = [](int definitions) {
    std::string changes;
    for (int i = 1; i <= definitions; ++i) {
      changes += "[definition.u" + std::to_string(i) +
                 "]\nlabel = { fr = \"U\", en = \"U\" }\nformula = \"seuil\"\n";
    }
    Diagnostics diagnostics;
    const Document amendment =
        read("avenant.toml", std::string(kHead) + "repeals = [\"parameter.seuil\"]\n" + changes);
    amended(read("base.toml", std::string(kBase)), amendment, diagnostics);
    REQUIRE(diagnostics.all().size() == 1);
    return std::get<std::string>(diagnostics.all().front().message.args.at(1));
  };
  CHECK(users(1) == "definition.assez, definition.u1");
  const std::string five = "definition.assez, definition.u1, definition.u2, definition.u3, definition.u4";
  CHECK(users(4) == five);
  CHECK(users(5) == five + ", …");
  CHECK(users(7) == five + ", …");
}

TEST_CASE("what is repealed may be stated anew, and is missed only by what uses it") {
  CHECK(amend("[parameter.seuil]\nlabel = { fr = \"S\", en = \"T\" }\nvalue = \"5\"\n",
              "repeals = [\"parameter.seuil\"]\n")
            .mistakes == "");
  CHECK(amend("", "repeals = [\"indicator.reunions\"]\n").mistakes == "");
}

}  // namespace
}  // namespace aci
