// The fields of the registration form, for a new entry and for changing one.
#pragma once

#include "pages/initiatives/model_page.h"

namespace langnghe::pages {

// Every field of templates/initiatives/entry_fields.tpl: what was typed, else what `one` says.
void fill_entry_form(const ModelServices& services, const web::Request& request, web::FormView& form, web::View& view,
                     const initiatives::Model& one);
// What was typed, over what `one` says. A point that is no number is told in `errors`.
initiatives::Model entry_of(const web::Request& request, initiatives::Model one, Errors& errors);

}  // namespace langnghe::pages
