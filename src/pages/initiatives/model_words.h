// Words of the registry that several pages and the command line need: what a finding says, what a
// sheet may say instead of an id, names of fields and levels.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "initiatives/figures.h"
#include "initiatives/sheets.h"
#include "web/format.h"

namespace langnghe::pages {

// "Điển hình (cá nhân): 40 + 24 + 498 + 1.132 = 1.694, nhưng dòng tổng ghi 1.994; chênh lệch 300."
std::string finding_in_words(const initiatives::Programme& programme, const web::Words& words,
                             const initiatives::Table& table, const initiatives::Finding& finding);
std::string row_name(const initiatives::Programme& programme, const web::Words& words, std::string_view row);
std::string column_name(const initiatives::Programme& programme, const web::Words& words, std::string_view form,
                        std::string_view column);
// Heads, kinds and states in every language.
initiatives::SheetWords sheet_words(const web::Catalogue& catalogue);
// The head of a sheet in one language, in the order of kSheetColumns.
std::vector<std::string> sheet_head(const web::Words& words);
// "Dòng 3, Lĩnh vực: Hãy chọn …", one for each error of the row.
std::vector<std::string> row_errors_in_words(const web::Words& words, const initiatives::RowErrors& row);
// Look of a state's tag (templates/parts/tag.tpl).
std::string_view model_look(std::string_view state);

}  // namespace langnghe::pages
