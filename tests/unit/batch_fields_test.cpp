#include "report/batch_fields.h"

#include <doctest/doctest.h>

#include "report/batch_rejects_csv.h"

namespace aci {
namespace {

constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();

FigureLayout small_layout() {
  FigureLayout layout;
  layout.columns = {{"points_socle", FigureKind::points, "socle", {}},
                    {"points_total", FigureKind::points, "", {}},
                    {"total", FigureKind::euros, "", {}},
                    {"advance", FigureKind::euros, "", {}},
                    {"balance", FigureKind::euros, "", {}},
                    {"points.acces", FigureKind::points, "acces", {}},
                    {"missed.acces", FigureKind::missed, "acces", {}}};
  layout.total = 2;
  layout.advance = 3;
  layout.balance = 4;
  return layout;
}

/// Rows of that layout, kept alive for the writers.
class Block {
 public:
  /// The figures are those of the layout, in its order, `missed` aside.
  void row(std::string_view name, std::string_view key, std::int32_t year, std::uint16_t rules, bool eligible,
           std::array<std::int64_t, 6> figures) {
    names_.push_back(name);
    keys_.push_back(key);
    years_.push_back(year);
    rules_.push_back(rules);
    push(figures_, eligible, figures);
  }
  /// The same structure under other rules.
  void against(std::uint16_t rules, bool eligible, std::array<std::int64_t, 6> figures) {
    against_rules_.push_back(rules);
    push(against_, eligible, figures);
  }
  void extra(std::vector<std::string_view> column) { extra_.push_back(std::move(column)); }
  /// Which of them are no texts.
  void bare(std::vector<std::uint8_t> column) { bare_.push_back(std::move(column)); }
  void reject_last() { figures_.computed.back() = 0; }
  void reject_last_against() { against_.computed.back() = 0; }

  BatchRows rows() const {
    BatchRows rows;
    rows.rows = names_.size();
    rows.names = names_;
    rows.keys = keys_;
    rows.years = years_;
    rows.rules = rules_;
    rows.figures = &figures_;
    rows.against_rules = against_rules_;
    if (!against_rules_.empty()) rows.against = &against_;
    for (const auto& column : extra_) rows.extra.emplace_back(column);
    for (const auto& column : bare_) rows.bare.emplace_back(column);
    return rows;
  }

 private:
  static void push(FigureTable& to, bool eligible, const std::array<std::int64_t, 6>& figures) {
    to.computed.push_back(1);
    to.eligible.push_back(eligible ? 1 : 0);
    to.values.resize(figures.size() + 1);
    for (std::size_t i = 0; i < figures.size(); ++i) to.values[i].push_back(figures[i]);
    to.values.back().push_back(0);
  }

  std::vector<std::string_view> names_, keys_;
  std::vector<std::int32_t> years_;
  std::vector<std::uint16_t> rules_, against_rules_;
  FigureTable figures_, against_;
  std::vector<std::vector<std::string_view>> extra_;
  std::vector<std::vector<std::uint8_t>> bare_;
};

BatchHeader header_of(std::vector<std::string> extra = {}, std::size_t varied = 0, bool against = false) {
  return {small_layout(), {"petit", "grand"}, against, std::move(extra), varied};
}

std::string written(const BatchWriter& writer, const Block& block) {
  std::string out = writer.header();
  writer.append(block.rows(), out);
  return out;
}

std::string as_csv(const BatchHeader& header, const Block& block) {
  return written(*batch_csv(Language::en, false, header), block);
}
std::string as_french_csv(const BatchHeader& header, const Block& block) {
  return written(*batch_csv(Language::fr, true, header), block);
}
std::string as_json(const BatchHeader& header, const Block& block) {
  return written(*batch_json(header), block);
}

TEST_CASE("rows: points without trailing zeros, euros with two decimals, nothing where there is no figure") {
  Block block;
  // 70 points, 136.666667 points; 956.67 €, 1 050 €, −93.33 €; half a point.
  block.row("A", "I1", 2023, 0, true, {70'000'000, 136'666'667, 95'667, 105'000, -9'333, 500'000});
  block.row("B", "", 2022, 1, false, {kNoFigure, kNoFigure, 0, kNoFigure, -5, -1'000'010});
  CHECK(as_csv(header_of(), block) ==
        "nom,identifiant,annee,rules,eligible,points_socle,points_total,total,advance,balance,points.acces\n"
        "A,I1,2023,petit,true,70,136.666667,956.67,1050.00,-93.33,0.5\n"
        "B,,2022,grand,false,,,0.00,,-0.05,-1.00001\n");
  CHECK(as_french_csv(header_of(), block) ==
        "\uFEFFnom;identifiant;annee;rules;eligible;points_socle;points_total;total;advance;balance;"
        "points.acces\n"
        "A;I1;2023;petit;oui;70;136,666667;956,67;1050,00;-93,33;0,5\n"
        "B;;2022;grand;non;;;0,00;;-0,05;-1,00001\n");
  CHECK(as_json(header_of(), block) ==
        R"({"nom":"A","identifiant":"I1","annee":2023,"rules":"petit","eligible":true,"points_socle":70,)"
        R"("points_total":136.666667,"total":956.67,"advance":1050.00,"balance":-93.33,"points.acces":0.5})"
        "\n"
        R"({"nom":"B","identifiant":null,"annee":2022,"rules":"grand","eligible":false,"points_socle":null,)"
        R"("points_total":null,"total":0.00,"advance":null,"balance":-0.05,"points.acces":-1.00001})"
        "\n");
}

TEST_CASE("rows: the largest figures") {
  Block block;
  block.row("A", "", 2023, 0, true, {kMost, -kMost, kMost, -kMost, 0, 1});
  const std::string text = as_csv(header_of(), block);
  CHECK(text.substr(text.find('\n') + 1) ==
        "A,,2023,petit,true,9223372036854.775807,-9223372036854.775807,92233720368547758.07,"
        "-92233720368547758.07,0.00,0.000001\n");
}

TEST_CASE("rows: those that were not computed, under one or the other rules, are left out") {
  Block block;
  for (const char* name : {"A", "B", "C"}) {
    block.row(name, "", 2023, 0, true, {});
    if (name[0] == 'A') block.reject_last();
    block.against(1, true, {});
    if (name[0] == 'B') block.reject_last_against();
  }
  const std::string alone = as_json(header_of(), block);
  CHECK(alone.find(R"("nom":"A")") == std::string::npos);
  CHECK(alone.find(R"("nom":"B")") != std::string::npos);
  const std::string both = as_json(header_of({}, 0, true), block);
  CHECK(both.find(R"("nom":"A")") == std::string::npos);
  CHECK(both.find(R"("nom":"B")") == std::string::npos);
  CHECK(both.find(R"("nom":"C")") != std::string::npos);
}

TEST_CASE("rows: other rules, and what they change: theirs less ours") {
  Block block;
  block.row("A", "", 2023, 0, true, {0, 100'000'000, 70'000, 60'000, 10'000, 0});
  block.against(1, false, {0, 150'500'000, 0, 60'001, -60'001, 0});
  block.row("B", "", 2023, 0, true, {0, kNoFigure, -kMost, 0, 0, 0});
  block.against(1, true, {0, 1'000'000, 2, kNoFigure, 0, 0});
  CHECK(as_csv(header_of({}, 0, true), block) ==
        "nom,identifiant,annee,rules,eligible,points_socle,points_total,total,advance,balance,points.acces,"
        "against.rules,against.eligible,against.points_total,against.total,against.advance,against.balance,"
        "difference.points_total,difference.total,difference.advance,difference.balance\n"
        "A,,2023,petit,true,0,100,700.00,600.00,100.00,0,grand,false,150.5,0.00,600.01,-600.01,"
        "50.5,-700.00,0.01,-700.01\n"
        // No points under one, no advance under the other, and a difference that 64 bits do not hold.
        "B,,2023,petit,true,0,,-92233720368547758.07,0.00,0.00,0,grand,true,1,0.02,,0.00,,,,0.00\n");
  const std::string json = as_json(header_of({}, 0, true), block);
  CHECK(json.find(R"("against.rules":"grand","against.eligible":false,"against.points_total":150.5,)"
                  R"("against.total":0.00,"against.advance":600.01,"against.balance":-600.01,)"
                  R"("difference.points_total":50.5,"difference.total":-700.00,"difference.advance":0.01,)"
                  R"("difference.balance":-700.01})") != std::string::npos);
}

TEST_CASE("rows: without classes, the points are the first figure, and are compared too") {
  BatchHeader header = header_of({}, 0, true);
  header.layout.columns.erase(header.layout.columns.begin());
  CHECK(batch_csv(Language::en, false, header)->header() ==
        "nom,identifiant,annee,rules,eligible,points_total,total,advance,balance,points.acces,"
        "against.rules,against.eligible,against.points_total,against.total,against.advance,against.balance,"
        "difference.points_total,difference.total,difference.advance,difference.balance\n");
}

TEST_CASE("rows: texts are quoted in CSV and escaped in JSON") {
  struct Row {
    std::string_view name;
    std::string_view csv;
    std::string_view french;
    std::string_view json;
  };
  const Row rows[] = {
      {"du Lac", "du Lac", "du Lac", R"("du Lac")"},
      {"", "", "", R"("")"},
      {"A, B", "\"A, B\"", "A, B", R"("A, B")"},
      {"A;B", "A;B", "\"A;B\"", R"("A;B")"},
      {"\"A\"", "\"\"\"A\"\"\"", "\"\"\"A\"\"\"", R"("\"A\"")"},
      {"A\nB", "\"A\nB\"", "\"A\nB\"", R"("A\nB")"},
      {"A\\B", "A\\B", "A\\B", R"("A\\B")"},
      {"A\x01", "A\x01", "A\x01", R"("A\u0001")"},
      {"é", "é", "é", R"("é")"},
      {"=1+1", "=1+1", "'=1+1", R"("=1+1")"},
      {"-A;\"", "\"-A;\"\"\"", "\"'-A;\"\"\"", R"("-A;\"")"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    Block block;
    block.row(row.name, "", 2023, 0, true, {});
    const auto first_line = [](const std::string& text) { return text.substr(text.find('\n') + 1); };
    const auto end = std::string_view("2023");
    const std::string csv = first_line(as_csv(header_of(), block));
    CHECK(csv.substr(0, csv.find(end)) == std::string(row.csv) + ",,");
    const std::string french = first_line(as_french_csv(header_of(), block));
    CHECK(french.substr(0, french.find(end)) == std::string(row.french) + ";;");
    CHECK(as_json(header_of(), block).starts_with("{\"nom\":" + std::string(row.json) + ",\"identifiant\":"));
  }
}

TEST_CASE("rows: a text longer than any buffer comes out whole, in its place") {
  const std::string name(100'000, 'x');
  const std::string quote = name + '"';
  Block block;
  block.row("A", "", 2023, 0, true, {});
  block.row(name, "I1", 2023, 0, true, {});
  block.row(quote, "I2", 2023, 0, true, {});
  const std::string csv = as_csv(header_of(), block);
  CHECK(csv.find("\nA,,2023,petit,true,0,0,0.00,0.00,0.00,0\n" + name + ",I1,2023,petit") !=
        std::string::npos);
  CHECK(csv.find("\n\"" + name + "\"\"\",I2,2023,petit") != std::string::npos);
}

TEST_CASE("rows: what is kept is a text, what is varied a value") {
  Block block;
  block.row("A", "", 2023, 0, true, {});
  block.row("B", "", 2023, 0, true, {});
  block.extra({"Nord, Est", "-7,5"});
  block.extra({"=1", "0042"});
  block.extra({"0.05", "4500"});
  block.extra({"true", "false"});
  const BatchHeader header = header_of({"région", "nom", "part", "ipa"}, 2);
  const auto ends = [](const std::string& text, std::string_view before) {
    std::string out;
    for (std::size_t from = text.find(before); from != std::string::npos; from = text.find(before, from)) {
      from += before.size();
      out += text.substr(from, text.find('\n', from) - from) + "|";
    }
    return out;
  };
  CHECK(ends(as_csv(header, block), ",0.00,0.00,0.00,0,") ==
        "\"Nord, Est\",=1,0.05,true|\"-7,5\",0042,4500,false|");
  CHECK(as_csv(header, block).find("points.acces,région,nom,part,ipa\n") != std::string::npos);
  // A spreadsheet shows a number as one, and would run the formula.
  CHECK(ends(as_french_csv(header, block), ";0,00;0,00;0,00;0;") ==
        "Nord, Est;'=1;0,05;oui|-7,5;0042;4500;non|");
  CHECK(ends(as_json(header, block), R"("points.acces":0,)") ==
        R"json("région":"Nord, Est","nom (2)":"=1","part":0.05,"ipa":true}|)json"
        R"json("région":"-7,5","nom (2)":"0042","part":4500,"ipa":false}|)json");
}

TEST_CASE("rows: what is kept of JSON has the type that it had") {
  Block block;
  for (const char* name : {"A", "B", "C", "D", "E"}) block.row(name, "", 2023, 0, true, {});
  block.extra({"12.50", "12.50", "true", "", ""});
  block.bare({1, 0, 1, 1, 0});
  const std::string json = as_json(header_of({"n"}), block);
  for (const char* end : {R"("n":12.50})", R"("n":"12.50"})", R"("n":true})", R"("n":null})", R"("n":""})"}) {
    CAPTURE(end);
    CHECK(json.find(end) != std::string::npos);
  }
}

TEST_CASE("rows: several JSON keys of a name are numbered, whatever they are called") {
  Block block;
  block.row("A", "", 2023, 0, true, {});
  for (int i = 0; i < 4; ++i) block.extra({"x"});
  const std::string json = as_json(header_of({"a", "a", "a (2)", "a"}), block);
  CHECK(json.ends_with(R"json("a":"x","a (2)":"x","a (2) (2)":"x","a (3)":"x"})json"
                       "\n"));
}

TEST_CASE("rows: what is there already stays, and blocks follow one another") {
  Block block;
  block.row("A", "", 2023, 0, true, {});
  const auto writer = batch_csv(Language::en, false, header_of());
  std::string out = "before\n";
  writer->append(block.rows(), out);
  writer->append(block.rows(), out);
  const std::string line = "A,,2023,petit,true,0,0,0.00,0.00,0.00,0\n";
  CHECK(out == "before\n" + line + line);
}

TEST_CASE("rejects: a line a mistake, with its hint") {
  Diagnostics diagnostics;
  auto& mistake = diagnostics.error("I004", Place{}, {std::string("patientelle")});
  mistake.hint = Message{"hint.did_you_mean", {std::string("patientele")}};
  diagnostics.error("I003", Place{}, {std::string("annee"), LocalizedText{"année", "year"}});
  const auto standard = rejects_csv(Language::en, false);
  std::string out = standard->header();
  standard->append({"a,b.csv", 12, 3, diagnostics.all()[0], "patientelle"}, out);
  standard->append({"-", 13, 0, diagnostics.all()[1], ""}, out);
  CHECK(out ==
        "file,line,column,code,input,message\n"
        "\"a,b.csv\",12,3,I004,patientelle,\"unknown input \"\"patientelle\"\" (did you mean "
        "\"\"patientele\"\"?)\"\n"
        "-,13,,I003,,\"\"\"annee\"\" is missing (year)\"\n");
  const auto french = rejects_csv(Language::fr, true);
  out = french->header();
  french->append({"=x.csv", 12, 3, diagnostics.all()[0], "patientelle"}, out);
  CHECK(out ==
        "\uFEFFfile;line;column;code;input;message\n"
        "'=x.csv;12;3;I004;patientelle;donnée inconnue «\u00a0patientelle\u00a0» (vouliez-vous dire «\u00a0"
        "patientele\u00a0»\u00a0?)\n");
}

}  // namespace
}  // namespace aci
