#include "pages/initiatives/model_words.h"

#include "base/text.h"

namespace langnghe::pages {

using initiatives::Rule;

std::string row_name(const initiatives::Programme& programme, const web::Words& words, std::string_view row) {
  if (const initiatives::Named* field = programme.field(row)) return field->name.in(web::code_of(words.language()));
  return words("initiatives.row.total");
}

std::string column_name(const initiatives::Programme& programme, const web::Words& words, std::string_view form,
                        std::string_view column) {
  const initiatives::TableForm* table = programme.table(form);
  const initiatives::Named* found = table == nullptr ? nullptr : table->column(column);
  return found == nullptr ? std::string(column) : found->name.in(web::code_of(words.language()));
}

std::string finding_in_words(const initiatives::Programme& programme, const web::Words& words,
                             const initiatives::Table& table, const initiatives::Finding& finding) {
  std::string parts;
  for (const auto& [where, value] : finding.parts) parts += (parts.empty() ? "" : " + ") + words.number(value);
  const std::string sum = words.number(finding.sum), whole = words.number(finding.whole),
                    difference = words.number(finding.difference());
  const std::string what = column_name(programme, words, table.form, finding.column),
                    row = row_name(programme, words, finding.row);
  switch (finding.rule->over) {
    case Rule::Over::kRows:
      return words("initiatives.finding.rows",
                   {{"what", what}, {"parts", parts}, {"sum", sum}, {"whole", whole}, {"difference", difference}});
    case Rule::Over::kColumns:
      return words("initiatives.finding.columns", {{"row", row}, {"what", what}, {"parts", parts}, {"sum", sum},
                                                   {"whole", whole}, {"difference", difference}});
    case Rule::Over::kPeriods: break;
  }
  return words("initiatives.finding.periods",
               {{"row", row}, {"what", what}, {"year", std::to_string(finding.part_year)}, {"parts", parts},
                {"sum", sum}, {"whole", whole}, {"difference", difference}});
}

initiatives::SheetWords sheet_words(const web::Catalogue& catalogue) {
  initiatives::SheetWords out;
  const auto gather = [&](std::string_view prefix, auto& into) {
    for (const std::string& key : catalogue.keys())
      if (key.starts_with(prefix))
        for (const web::Language language : web::kLanguages)
          into.emplace(fold(catalogue.text(language, key)), key.substr(prefix.size()));
  };
  gather("initiatives.column.", out.columns);
  gather("initiatives.kind.", out.kinds);
  gather("initiatives.state.", out.states);
  // What people write in short.
  for (const auto& [said, kind] : {std::pair{"mo hinh", "model"}, {"tap the", "model"}, {"dien hinh", "exemplar"}, {"ca nhan", "exemplar"}})
    out.kinds.emplace(said, kind);
  return out;
}

std::vector<std::string> sheet_head(const web::Words& words) {
  std::vector<std::string> out;
  for (const std::string_view column : initiatives::kSheetColumns) out.push_back(words("initiatives.column." + std::string(column)));
  return out;
}

std::vector<std::string> row_errors_in_words(const web::Words& words, const initiatives::RowErrors& row) {
  std::vector<std::string> out;
  for (const Error& error : row.errors) {
    const std::string key = "initiatives.column." + error.field;
    const std::string column = words.catalogue().has(key) ? words(key) : error.field;
    out.push_back((column.empty() ? "" : column + ": ") + words(error));
  }
  return out;
}

std::string_view model_look(std::string_view state) {
  if (state == "registered" || state == "appraised") return "new";
  if (state == "recognised" || state == "commended" || state == "replicated") return "done";
  if (state == "returned" || state == "stopped") return "stop";
  if (state == "not_reached") return "late";
  if (state == "self_assessed" || state == "assessed") return "wait";
  return "work";
}

}  // namespace langnghe::pages
