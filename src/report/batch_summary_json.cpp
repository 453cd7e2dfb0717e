#include "report/batch_summary.h"
#include "report/json_writer.h"

namespace aci {
namespace {

class SummaryJson {
 public:
  explicit SummaryJson(const BatchSummary& summary) : summary_(summary) {}

  std::string text() {
    json_.begin_object();
    json_.member("schema_version", 1);
    json_.key("own");
    part(summary_.own);
    json_.key("against");
    summary_.against != nullptr ? part(*summary_.against) : json_.value(std::nullopt);
    json_.end_object();
    return json_.text();
  }

 private:
  void part(const FigureSummary& summary) {
    const auto lines = summary.lines();
    json_.begin_object();
    json_.member("quantile_step", Rational(summary.quantile_step()));
    json_.begin_array("groups");
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
      json_.begin_object();
      const SummaryLine::Group& group = *lines[i].group;
      json_.member("annee", group.year);
      json_.member("rules", summary_.rule_ids[group.rules]);
      json_.member("eligible", group.eligible);
      figures(lines[i], summary.prerequisites());
      json_.end_object();
    }
    json_.end_array();
    json_.begin_object("all");
    figures(lines.back(), summary.prerequisites());
    json_.end_object();
    json_.end_object();
  }

  void figures(const SummaryLine& line, const std::vector<std::string>& prerequisites) {
    json_.member("structures", whole_number(line.structures));
    json_.begin_object("total");
    sum_and_mean(line.total);
    quantiles(line.quantiles);
    json_.end_object();
    for (const auto& [name, sum] :
         {std::pair{"advance", &line.advance}, std::pair{"balance", &line.balance}}) {
      json_.begin_object(name);
      sum_and_mean(*sum);
      json_.end_object();
    }
    json_.begin_object("missed");
    for (std::size_t i = 0; i < prerequisites.size(); ++i) {
      const auto& missed = line.missed[i];
      json_.member(prerequisites[i], missed ? std::optional(whole_number(*missed)) : std::nullopt);
    }
    json_.end_object();
  }

  void sum_and_mean(const FigureSum& sum) {
    json_.member("sum", sum.count > 0 ? std::optional(sum_decimal(sum)) : std::nullopt);
    json_.member("mean", sum.mean());
  }

  void quantiles(const std::optional<TotalQuantiles>& quantiles) {
    const auto member = [&](const std::string& name, std::int64_t TotalQuantiles::*euros) {
      json_.member(name, quantiles ? std::optional(Rational((*quantiles).*euros)) : std::nullopt);
    };
    member("min", &TotalQuantiles::least);
    for (std::size_t i = 0; i < kQuantiles.size(); ++i) {
      json_.member("p" + std::to_string(kQuantiles[i]),
                   quantiles ? std::optional(Rational(quantiles->at[i])) : std::nullopt);
    }
    member("max", &TotalQuantiles::most);
  }

  const BatchSummary& summary_;
  JsonWriter json_;
};

}  // namespace

std::string batch_summary_json(const BatchSummary& summary) {
  return SummaryJson(summary).text();
}

}  // namespace aci
