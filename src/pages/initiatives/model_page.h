// What the pages of the registry share.
#pragma once

#include "initiatives/campaigns.h"
#include "pages/initiatives/model_services.h"
#include "pages/initiatives/model_words.h"
#include "pages/staff.h"

namespace langnghe::pages {

std::string field_name(const ModelServices& services, std::string_view id, web::Language language);
std::vector<web::Option> field_options(const ModelServices& services, web::Language language);
std::vector<web::Option> campaign_options(const ModelServices& services, web::Language language);
std::vector<web::Option> kind_options(const web::Words& words);
// A card or a row of a list: CODE, HREF, TITLE, TAG_LOOK, TAG_TEXT, KIND, FIELD, UNIT, YEAR; sections
// WHERE {PLACE}, COPIES {COPIES_TEXT}, NAME {PUBLIC_NAME}.
void fill_model_row(const ModelServices& services, const web::Words& words, web::View& row,
                    const initiatives::ListRow& one, std::string_view below);
// The texts of the registration form as FACT {FACT_LABEL, FACT_TEXT}, those that are not empty.
void fill_model_facts(const ModelServices& services, const web::Words& words, web::View& view,
                      const initiatives::Model& one);
// "name=value&…" of the query fields that are not empty, without "before".
std::string query_of(const web::Request& request, std::initializer_list<std::string_view> names);
std::optional<std::int64_t> number_arg(std::string_view text);
std::string percent(std::int64_t part, std::int64_t whole);
// A number, or "–" where fewer than five people would stand behind it (DESIGN section 1).
std::string few_hidden(const web::Words& words, std::int64_t value);

// The spread of a model drawn by us: a tree of boxes, or dots and lines where the places are.
web::Html spread_tree_svg(const ModelServices& services, const web::Words& words, const std::vector<initiatives::Spread>& all);
web::Html spread_map_svg(const ModelServices& services, const web::Words& words, const std::vector<initiatives::Spread>& all);

}  // namespace langnghe::pages
