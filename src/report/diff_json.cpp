// The JSON of `diff`, version 1.

#include "report/diff_report.h"
#include "report/json_writer.h"

namespace aci {
namespace {

class DiffJson {
 public:
  DiffJson(Language language, const DiffReport& report) : language_(language), report_(report) {}

  std::string text() {
    json_.begin_object();
    json_.member("schema_version", 1);
    rule_set("old", report_.before);
    rule_set("new", report_.after);
    json_.objects("changes", report_.diff.changes, [this](const RuleChange& change) { write(change); });
    if (report_.effects != nullptr) effects(*report_.effects);
    json_.end_object();
    return json_.text();
  }

 private:
  void rule_set(const char* key, const RuleSet& rules) {
    json_.begin_object(key);
    json_.member("id", rules.id);
    json_.member("title", rules.title.in(language_));
    json_.member("hash", rules.hash);
    json_.end_object();
  }

  void write(const RuleChange& change) {
    const diff_words::Sides told = diff_words::sides(language_, change);
    json_.member("path", change.path);
    json_.member("kind", diff_words::words_of(change.kind).name);
    json_.member("label", change.label.in(language_));
    json_.member("may_move_figures", change.may_move_figures);
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
    json_.member("line", place.known() ? std::optional(place.position().line) : std::nullopt);
    json_.end_object();
  }

  void figures(const char* key, const Figures& each) {
    json_.begin_object(key);
    json_.member("points", each.points);
    json_.member("total", each.total);
    json_.member("advance", each.advance);
    json_.member("balance", each.balance);
    json_.end_object();
  }

  /// Of a structure, or of all of them.
  template <typename Effect>
  void block(const Effect& of, std::span<const SubjectEffect> subjects) {
    figures("before", of.before);
    figures("after", of.after);
    figures("moved", of.moved);
    json_.objects("shares", diff_words::moving_steps(subjects), [&](std::size_t step) {
      json_.begin_array("changes");
      for (const std::size_t i : report_.effects->steps[step]) json_.value(report_.diff.changes[i].path);
      json_.end_array();
      figures("moved", of.shares[step]);
    });
  }

  void effects(const DiffEffects& effects) {
    json_.objects("structures", effects.subjects, [this](const SubjectEffect& subject) {
      json_.member("name", subject.name);
      json_.member("file", subject.file);
      json_.member("year", subject.year);
      block(subject, {&subject, 1});
    });
    json_.begin_object("total");
    block(effects, effects.subjects);
    json_.end_object();
  }

  Language language_;
  const DiffReport& report_;
  JsonWriter json_;
};

}  // namespace

std::string diff_json(Language language, const DiffReport& report) {
  return DiffJson(language, report).text();
}

}  // namespace aci
