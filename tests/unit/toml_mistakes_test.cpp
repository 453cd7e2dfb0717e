// Which words of a text that is no TOML are told, and as what.
#include <doctest/doctest.h>

#include "io/toml_document.h"

namespace {

/// "category <words>" of the only mistake.
std::string told(const std::string& text) {
  aci::Diagnostics diagnostics;
  CHECK_FALSE(aci::parse_toml(aci::add_text("t.toml", text), diagnostics));
  REQUIRE(diagnostics.all().size() == 1);
  const aci::Diagnostic& mistake = diagnostics.all().front();
  const auto* const category = std::get_if<aci::Message>(&mistake.message.args.front());
  REQUIRE(category != nullptr);
  return category->id.substr(5) + " <" + std::string(mistake.place.text()) + ">";
}

}  // namespace

TEST_CASE("a list is not closed where a line behind it can only start something new") {
  CHECK(told("a = [\nb = 1\n") == "unclosed <[>");
  CHECK(told("a = [\nb=1\n") == "unclosed <[>");
  CHECK(told("a = [\n1,\n[b]\nc = 2\n") == "unclosed <[>");
  CHECK(told("a = [\n1,\n[a]\nc = 2\n") == "unclosed <[>");
  CHECK(told("a = [\n1,\n[Z]\nc = 2\n") == "unclosed <[>");
  CHECK(told("a = [\n1,\n \t[b]\nc = 2\n") == "unclosed <[>");
  CHECK(told("a = [\n1,\n  b = 2\n") == "unclosed <[>");
  // Only the line of the mistake counts: it starts nothing, whatever the next one does.
  CHECK(told("a = [\nx y\nb = 1\n") == "bad_value <x y>");
  CHECK(told("a = [\n1,\n  = 3\n") == "bad_value <= 3>");
  // Words, numbers and lists may be what the list holds.
  CHECK(told("a = [\nx y\n]") == "bad_value <x y>");
  CHECK(told("a = [\n[1] [2]\n]") == "missing_comma <[2>");
  CHECK(told("a = [\n[b, c]\n]") == "bad_value <b>");
  CHECK(told("a = [\n[_b]\n]") == "bad_value <_b>");
}

TEST_CASE("a table in braces ends on its line") {
  CHECK(told("a = {x = 1") == "unclosed <{>");
  CHECK(told("a = {x = 1\n}") == "unclosed <{>");
  CHECK(told("a = {\nx = 1 }") == "unclosed <{>");
}

TEST_CASE("a comma too many, a comma too few") {
  CHECK(told("a = [,1]") == "extra_comma <,>");
  CHECK(told("a = {,}") == "extra_comma <,>");
  CHECK(told("a = {x = 1,, y = 2}") == "extra_comma <,>");
  CHECK(told("a = [[1] [2]]") == "missing_comma <[2>");
  CHECK(told("a = [{x = 1} {y = 2}]") == "missing_comma <{y>");
  CHECK(told("a = [\"x\" \"y\"]") == "missing_comma <\"y\">");
  CHECK(told("a = [1 # un\n2]") == "missing_comma <2>");
  CHECK(told("a = {x = 1 y = 2}") == "missing_comma <y>");
}

TEST_CASE("a value that is not there") {
  CHECK(told("a =") == "missing_value <=>");
  CHECK(told("a =\r\nb = 1") == "missing_value <=>");
  CHECK(told("a = {x = , y = 1}") == "missing_value <=>");
  CHECK(told("a = {x = }") == "missing_value <=>");
}

TEST_CASE("a blank that is no plain space") {
  CHECK(told("a = \u00A0{") == "bad_space <\u00A0>");
  CHECK(told("a = [\u2009") == "bad_space <\u2009>");
  // Blanks around the points of a name are plain ones.
  CHECK(told("a . \u00E9 = 1") == "bad_key <a . \u00E9>");
  CHECK(told("a\u00A0= 1") == "bad_space <\u00A0>");
}

TEST_CASE("what stands behind a value or a header") {
  CHECK(told("a = 1]") == "trailing <]>");
  CHECK(told("a = [1] ]") == "trailing <]>");
  CHECK(told("a = {} x") == "trailing <x>");
  CHECK(told("a = {x = {}} y") == "trailing <y>");
  CHECK(told("[a]b") == "trailing <b>");
  CHECK(told("[a]]") == "trailing <]>");
}

TEST_CASE("a value is told without the blanks behind it, and without its comment") {
  CHECK(told("a = oui  # c") == "bad_value <oui>");
  CHECK(told("a = oui \t\r\nb = 1") == "bad_value <oui>");
  CHECK(told("a = 8 000 # c\nb = 1") == "bad_value <8 000>");
  CHECK(told("a = [oui , 1]") == "bad_value <oui>");
  // Letters that a word of TOML begins with, too.
  CHECK(told("a = [t]") == "bad_value <t>");
  CHECK(told("a = [1, oui, t]") == "bad_value <oui>");
  CHECK(told("a = { b = 1, c = t}") == "bad_value <t>");
  CHECK(told("a = { b = oui }") == "bad_value <oui>");
  CHECK(told("a = [\n  1,\n  oui # c\n]") == "bad_value <oui>");
  CHECK(told("a = \"x\" \"y # z\" # c") == "bad_value <\"x\" \"y # z\">");
}

TEST_CASE("what stands at the end of a number or a word, without a blank, is a part of it") {
  CHECK(told("a = 1[") == "bad_number <1[>");
  CHECK(told("a = 1=2") == "bad_number <1=2>");
  CHECK(told("a = [1[2]]") == "bad_number <1[2>");
  CHECK(told("a = 12\"b\"") == "bad_number <12\"b\">");
  CHECK(told("a = true\"b\"") == "bad_value <true\"b\">");
  CHECK(told("a = truex") == "bad_value <truex>");
  CHECK(told("a = -5x") == "bad_number <-5x>");
  CHECK(told("a = 5-x") == "bad_date <5-x>");
}

TEST_CASE("a name that is none") {
  CHECK(told(": 1") == "bad_key <:>");
  CHECK(told("a: 1") == "missing_equals <:>");
  CHECK(told("[a: 1") == "bad_key <:>");
  CHECK(told("= 1") == "bad_key <=>");
  CHECK(told(", = 1") == "bad_key <,>");
  CHECK(told("a.] = 1") == "bad_key <]>");
  CHECK(told("[]") == "bad_key <]>");
  CHECK(told("\n = 1") == "bad_key <=>");
  CHECK(told("l'annee = 2023") == "bad_key <l'annee>");
  CHECK(told("l'annee=2023") == "bad_key <l'annee>");
  CHECK(told("\"\"\"a\"\"\" = 1") == "bad_key <\"\"\"a\"\"\" = 1>");
  CHECK(told("a = \"\"\"x\\q\"\"\"") == "bad_escape <\\q>");
  CHECK(told("a = \"\\n\x01\"") == "control_character <\x01>");
  CHECK(told("nom de la maison = 1") == "bad_key <nom de la maison>");
  CHECK(told("\"a\"b = 1") == "missing_equals_after <\"a\">");
  CHECK(told("\"a\"'b' = 1") == "missing_equals_after <\"a\">");
  CHECK(told("a\"b") == "missing_equals_after <a>");
}

TEST_CASE("the second of two is told, of tables and of keys") {
  CHECK(told("[t]\na = 1\n[t]\na = 2\n") == "duplicate_key <t>");
  CHECK(told("[t]\na = 1\na = 2\n[t]\n") == "duplicate_key <a>");
  CHECK(told("\"ab\" = 1\nab = 2\n") == "duplicate_key <ab>");
  CHECK(told("t = 1\n[ t . b ]\na = 1\n") == "duplicate_key <t . b>");
  // A table that was only named on the way to another may still be opened, once.
  CHECK(told("[t.b]\n[t]\nb = 2\n") == "duplicate_key <b>");
  CHECK(told("[t.b]\n[t]\na = 2\n[t]\n") == "duplicate_key <t>");
  CHECK(told("x = {\"\" = 1, '' = 2}\n") == "duplicate_key <''>");
}

namespace {

/// How many mistakes of a structure file are told; "partial" or "refused" behind the number when not all of
/// it is read.
std::string mistakes(const std::string& text) {
  aci::Diagnostics diagnostics;
  const auto document = aci::parse_structure_toml(aci::add_text("t.toml", text), diagnostics);
  const std::string number = std::to_string(diagnostics.all().size());
  return number + (!document ? " refused" : document->partial ? " partial" : "");
}

std::string repeated(const std::string& line, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += "k" + std::to_string(i) + line;
  return text;
}

}  // namespace

TEST_CASE("a structure file tells its next mistakes too, twenty at most") {
  CHECK(mistakes("a = 1\n") == "0");
  CHECK(mistakes(repeated(" = \"x\n", 1)) == "1 partial");
  CHECK(mistakes(repeated(" = \"x\n", 19)) == "19 partial");
  CHECK(mistakes(repeated(" = \"x\n", 20)) == "20 refused");
  CHECK(mistakes(repeated(" = \"x\n", 25)) == "20 refused");
}

TEST_CASE("of a file of more than 64 KiB, the first mistake only") {
  const std::string two = repeated(" = \"x\n", 2);
  const std::string filling = "# " + std::string(65'536 - two.size() - 3, '-') + "\n";
  CHECK(mistakes(filling + two) == "2 partial");
  CHECK(mistakes("#" + filling + two) == "1 refused");
}

TEST_CASE("a mistake that may reach beyond its line is the last one told") {
  // Without it, the next line is another mistake, which is none of the user's.
  CHECK(mistakes("a = \"x\nb = \"y\nc = 1\n") == "2 partial");
  CHECK(mistakes("a = [1, 2\nb = \"y\n") == "1 refused");
  CHECK(mistakes("a = [1,, 2]\nb = \"y\n") == "1 refused");
  CHECK(mistakes("a = [1 2]\nb = \"y\n") == "1 refused");
  CHECK(mistakes("a = 1\na = 2\nb = \"y\n") == "1 refused");
  CHECK(mistakes("[a b]\nx = 1\nb = \"y\n") == "1 refused");
  CHECK(mistakes(" [a b]\nx = 1\nb = \"y\n") == "1 refused");
  CHECK(mistakes("a = \"\"\"x\"\"\" y\nb = \"y\n") == "1 refused");
  CHECK(mistakes("a = '''x''' y\nb = \"y\n") == "1 refused");
  // What has no equal sign anywhere is something else.
  CHECK(mistakes("nom;annee\nMSP;2024\n") == "1 refused");
  CHECK(mistakes("nom\nannee\nx = 1\n") == "2 partial");
}

TEST_CASE("sixty bytes of what is wrong are repeated, and a cut is seen") {
  const auto quoted = [](const std::string& value) {
    aci::Diagnostics diagnostics;
    aci::parse_toml(aci::add_text("t.toml", "a = " + value), diagnostics);
    const auto category = std::get<aci::Message>(diagnostics.all().at(0).message.args.at(0));
    return std::get<std::string>(category.args.at(0));
  };
  const std::string sixty(60, 'x');
  CHECK(quoted(sixty) == sixty);
  CHECK(quoted(sixty + "y") == sixty + "\u2026");
  // Never half a character.
  CHECK(quoted(sixty.substr(1) + "éy") == sixty.substr(1) + "\u2026");
}

TEST_CASE("keys, headers and values of arrays: fifty thousand, and the first one too many is pointed at") {
  const auto text = [](int commas) {
    std::string out = "a = [";  // The key, and the value that the list begins with.
    for (int i = 0; i < commas; ++i) out += "1,";
    return out + "]";
  };
  aci::Diagnostics good;
  CHECK(aci::parse_toml(aci::add_text("t.toml", text(49'998)), good));
  aci::Diagnostics bad;
  CHECK_FALSE(aci::parse_toml(aci::add_text("t.toml", text(49'999)), bad));
  REQUIRE(bad.all().size() == 1);
  CHECK(bad.all()[0].code() == "T004");
  CHECK(std::get<aci::Rational>(bad.all()[0].message.args.at(0)) == aci::Rational(50'000));
  CHECK(bad.all()[0].place.text() == ",");
  CHECK(bad.all()[0].place.span().begin == 5 + 2 * 49'999 - 1);
}
