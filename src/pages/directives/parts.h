// What the pages of directives have in common.
#pragma once

#include <charconv>
#include <string>
#include <string_view>
#include <vector>

#include "directives/directives.h"
#include "pages/staff.h"

namespace langnghe::pages {

// "16/CT-TTg: Tăng cường …", in the reader's language; without a title what is known.
std::string document_title(const web::Words& words, const directives::Document& document);
std::string title_of(const web::Words& words, const directives::Document& document);
std::string issuer_of(const web::Words& words, const directives::Document& document);
// Look of parts/tag.
std::string_view standing_look(std::string_view standing);

// Of a task or of all tasks of a document.
struct Progress {
  int all = 0, done = 0, late = 0, missing = 0;
  int running() const { return all - done - late - missing; }
};
Progress progress_of(const std::vector<directives::Duty>& duties, Millis now);

// State of a duty now: open | missing | late | reported | done, and its look.
std::string duty_state(const directives::Duty& duty, Millis now);
std::string_view duty_look(std::string_view state);

// Facts as they are shown: what is not known gets a mark.
void fill_facts(const Services& services, const web::Words& words, web::View& view, const directives::Document& document);
// Ties to other documents, both ways, for officers or for the public.
void fill_relations(const Services& services, const web::Request& request, web::View& view,
                    const directives::Document& document, const Staff* staff);
// Cascade: documents above, this one, its tasks, the units' own documents; and the table under it.
void fill_cascade(const Services& services, const web::Request& request, web::View& view,
                  const directives::Document& document, const Staff* staff);

// The number in an address or a field; 0 when it is none.
inline std::int64_t number_of(std::string_view text) {
  std::int64_t out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size() ? out : 0;
}

std::vector<web::Option> document_kind_options(const Services& services, web::Language language);
// Leaf through a list: pages.tpl. `base` ends in "?" or "&".
void fill_pages(const web::Words& words, web::View& view, const std::string& base, std::int64_t offset,
                std::int64_t limit, std::int64_t total);

}  // namespace langnghe::pages
