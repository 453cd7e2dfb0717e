#include "support/batch_rows.h"

#include <doctest/doctest.h>

namespace aci {
namespace {

class Kept final : public BatchSink {
 public:
  void begin(const std::string&, std::uint64_t) override {}
  void stop() override {}
  bool take(std::uint64_t number, std::uint64_t, BatchResult& result, bool last) override {
    CHECK(number == next_);
    out.rows += result.rows;
    out.rejected += result.rejected_count;
    result.clear();
    if (last) ++next_;
    return true;
  }
  WrittenBatch out;

 private:
  std::uint64_t next_ = 0;
};

}  // namespace

WrittenBatch batch_rows(BatchSetup& setup, RowSource& source, Accelerator accelerator) {
  const Scenarios scenarios;
  BatchRules rules(setup.choice, source, setup.known, scenarios, setup.layout, accelerator);
  BatchHeader header;
  header.layout = setup.layout;
  header.rule_names = {setup.plans.front()->rules->id};
  const auto writer = batch_csv(Language::en, false, std::move(header));
  const BatchJob job{source, setup.known, rules, nullptr, scenarios, setup.layout, writer.get(), nullptr};
  Kept sink;
  BatchWorker(job).run(sink);
  return std::move(sink.out);
}

}  // namespace aci
