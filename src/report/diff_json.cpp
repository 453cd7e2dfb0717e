// The JSON of `diff`, version 1.

#include "report/diff_report.h"
#include "report/rules_json.h"

namespace aci {
namespace {

/// Bytes; there may be many structures.
constexpr std::size_t kMostKept = std::size_t{64} << 10U;

class DiffJson {
 public:
  DiffJson(Language language, const DiffResult& report) : language_(language), report_(report) {}

  void write(const PutText& put) {
    json_.begin_object();
    json_.member("schema_version", 1);
    rule_set("old", *report_.before);
    rule_set("new", *report_.after);
    json_.objects("changes", report_.diff.changes, [this](const RuleChange& change) { write(change); });
    if (report_.effects) effects(*report_.effects, put);
    json_.end_object();
    put(json_.text());
  }

 private:
  void rule_set(const char* key, const RuleSet& rules) {
    json_.begin_object(key);
    write_rules(json_, language_, rules);
    json_.end_object();
  }

  void write(const RuleChange& change) {
    const diff_words::Sides told = diff_words::sides(language_, change);
    json_.member("path", change.path);
    json_.member("kind", diff_words::words_of(change.kind).name);
    json_.member("label", change.label.in(language_));
    json_.member("may_move_figures", change.may_move_figures);
    json_.member("only_text", is_text(change));
    side("old", told.before, change.before_at);
    side("new", told.after, change.after_at);
  }

  /// What stands on one side: null where there is nothing.
  void side(const char* key, const std::string& text, const Place& place) {
    json_.key(key);
    if (text.empty() && !place.known()) return json_.value(std::nullopt);
    json_.begin_object();
    json_.member("text", text);
    json_.member("file", place.known() ? place.file()->name() : std::string());
    const auto line = place.known() ? std::optional(place.position().line) : std::nullopt;
    json_.member("line", line);
    json_.end_object();
  }

  void figures(const char* key, const Figures& each) {
    json_.begin_object(key);
    json_.member("points", each.points());
    json_.member("total", each.total);
    json_.member("advance", each.advance);
    json_.member("balance", each.balance);
    json_.end_object();
  }

  void block(const Effect& of) {
    figures("before", of.before);
    figures("after", of.after);
    figures("moved", of.moved);
    json_.objects("shares", of.shares, [&](const StepShare& share) {
      json_.begin_array("changes");
      for (const std::size_t i : report_.effects->steps[share.step])
        json_.value(report_.diff.changes[i].path);
      json_.end_array();
      figures("moved", share.moved);
    });
  }

  void effects(const DiffEffects& effects, const PutText& put) {
    auto effect = effects.subjects.begin();
    json_.objects("structures", report_.structures, [&](const DiffStructure& structure) {
      json_.member("name", structure.name);
      json_.member("file", structure.file);
      json_.member("year", structure.year);
      block(*effect++);
      if (json_.size() > kMostKept) put(json_.take());
    });
    json_.begin_object("total");
    block(effects.all);
    json_.end_object();
    json_.member("gained", whole_number(effects.gained));
    json_.member("lost", whole_number(effects.lost));
    json_.member("unmoved", whole_number(effects.subjects.size() - effects.gained - effects.lost));
  }

  Language language_;
  const DiffResult& report_;
  JsonWriter json_;
};

}  // namespace

void write_diff_json(Language language, const DiffResult& report, const PutText& put) {
  DiffJson(language, report).write(put);
}

}  // namespace aci
