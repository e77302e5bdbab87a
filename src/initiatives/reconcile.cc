// Do the figures add up? The rules are data (packs/vn/initiatives/report.toml).
#include "initiatives/figures.h"

namespace langnghe::initiatives {

std::optional<std::int64_t> Table::at(std::string_view row, std::string_view column) const {
  const auto found = cells.find({std::string(row), std::string(column)});
  if (found == cells.end()) return std::nullopt;
  return found->second;
}

namespace {

// Gathers the parts; false when one of them is not there.
class Sum {
 public:
  explicit Sum(Finding& finding) : finding_(finding) {}
  bool add(const Table& table, const std::string& row, const std::string& column) {
    const auto value = table.at(row, column);
    if (!value) return false;
    finding_.parts.push_back({{row, column}, *value});
    finding_.sum += *value;
    return true;
  }

 private:
  Finding& finding_;
};

}  // namespace

Reconciliation reconcile(const Programme& programme, const Table& table, const Table* before) {
  Reconciliation out;
  const TableForm* form = programme.table(table.form);
  if (form == nullptr) return out;
  std::vector<std::string> rows;
  for (const Named& field : programme.fields) rows.push_back(field.id);

  const auto judge = [&](Finding finding, std::optional<std::int64_t> whole, bool all) {
    if (!whole || !all) return;
    finding.whole = *whole;
    if (finding.difference() == 0)
      ++out.held;
    else
      out.findings.push_back(std::move(finding));
  };
  for (const Rule& rule : form->rules) {
    if (rule.over == Rule::Over::kRows) {
      for (const Named& column : form->columns) {
        Finding finding{&rule, std::string(kTotalRow), column.id, {}, 0, 0, 0};
        Sum sum(finding);
        bool all = true;
        for (const std::string& row : rows) all = sum.add(table, row, column.id) && all;
        judge(std::move(finding), table.at(kTotalRow, column.id), all);
      }
      continue;
    }
    const bool periods = rule.over == Rule::Over::kPeriods;
    if (periods && before == nullptr) continue;
    std::vector<std::string> every = rows;
    every.emplace_back(kTotalRow);
    for (const std::string& row : every) {
      Finding finding{&rule, row, rule.whole, {}, 0, 0, periods ? before->year_to : 0};
      Sum sum(finding);
      bool all = true;
      for (const std::string& part : rule.parts) all = sum.add(periods ? *before : table, row, part) && all;
      judge(std::move(finding), table.at(row, rule.whole), all);
    }
  }
  return out;
}

}  // namespace langnghe::initiatives
