// The JSON of `diff`, version 1.

#include "report/diff_text.h"
#include "report/json_writer.h"

namespace aci {
namespace {

class DiffJson {
 public:
  DiffJson(const DiffReport& report, Language language) : report_(report), language_(language) {}

  std::string text() {
    json_.begin_object();
    json_.member("version", 1);
    rule_set("old", report_.before);
    rule_set("new", report_.after);
    json_.key("changes");
    json_.begin_array();
    for (const RuleChange& change : report_.diff.changes) write(change);
    json_.end_array();
    if (report_.effects != nullptr) effects(*report_.effects);
    json_.end_object();
    return json_.text();
  }

 private:
  void rule_set(const char* key, const RuleSet& rules) {
    json_.key(key);
    json_.begin_object();
    json_.member("id", rules.id);
    json_.member("title", rules.title.in(language_));
    json_.member("hash", rules.hash);
    json_.end_object();
  }

  void write(const RuleChange& change) {
    static constexpr const char* kKinds[] = {"added", "removed", "changed"};
    const diff_words::Sides told = diff_words::sides(language_, change);
    json_.begin_object();
    json_.member("path", change.path);
    json_.member("kind", kKinds[static_cast<std::size_t>(change.kind)]);
    json_.member("label", change.label.in(language_));
    json_.member("may_move_figures", change.may_move_figures);
    side("old", told.before, change.before_at);
    side("new", told.after, change.after_at);
    json_.end_object();
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
    json_.key(key);
    json_.begin_object();
    json_.member("points", each.points);
    json_.member("total", each.total);
    json_.member("advance", each.advance);
    json_.member("balance", each.balance);
    json_.end_object();
  }

  void block(const Figures& before, const Figures& after, const Figures& moved,
             const std::vector<Figures>& shares, const std::vector<std::size_t>& steps) {
    figures("before", before);
    figures("after", after);
    figures("moved", moved);
    json_.key("shares");
    json_.begin_array();
    for (const std::size_t step : steps) {
      json_.begin_object();
      json_.key("changes");
      json_.begin_array();
      for (const std::size_t i : report_.effects->steps[step]) json_.value(report_.diff.changes[i].path);
      json_.end_array();
      figures("moved", shares[step]);
      json_.end_object();
    }
    json_.end_array();
  }

  void effects(const DiffEffects& effects) {
    json_.key("structures");
    json_.begin_array();
    for (const SubjectEffect& subject : effects.subjects) {
      json_.begin_object();
      json_.member("name", subject.name);
      json_.member("file", subject.file);
      json_.member("year", subject.year);
      block(subject.before, subject.after, subject.moved, subject.shares,
            diff_words::moving_steps(subject.shares));
      json_.end_object();
    }
    json_.end_array();
    json_.key("total");
    json_.begin_object();
    block(effects.before, effects.after, effects.moved, effects.shares, diff_words::moving_steps(effects));
    json_.end_object();
  }

  const DiffReport& report_;
  Language language_;
  JsonWriter json_;
};

}  // namespace

std::string diff_json(const DiffReport& report, Language language) {
  return DiffJson(report, language).text();
}

}  // namespace aci
