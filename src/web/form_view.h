// Forms in pages, the same everywhere: what was typed stays, what is wrong is said on top
// with a link to the field and again beside the field.
//
//   FormView form(v, words, errors);
//   form.field("title", request.value("title"));
//   form.choice("kind", request.value("kind"), {{"reflection", words("kind.reflection")}, …});
//   form.finish();                     // what belongs to no field shown goes on top as well
//
// In the template:
//   {{>parts/errors}}
//   {{>parts/input field="title" label="[[send.title]]" hint="[[send.title.hint]]"}}
// and parts/textarea, parts/radios, parts/checkbox, parts/select, parts/file, parts/date
// (each says in its first lines which parameters it takes).
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "web/format.h"
#include "web/view.h"

namespace langnghe::web {

struct Option {
  std::string value;
  std::string label;
  std::string hint = {};
};

class FormView {
 public:
  // The three must outlive the FormView.
  FormView(View& view, const Words& words, const Errors& errors)
      : view_(view), words_(words), errors_(errors), told_(errors.size(), false) {}

  // A field of one value; `name` is the name of the form field and of the section.
  View& field(Name name, std::string_view value);
  // Radio buttons (parts/radios).
  View& choice(Name name, std::string_view chosen, const std::vector<Option>& options);
  // A select (parts/select); hints of options are not shown.
  View& select(Name name, std::string_view chosen, const std::vector<Option>& options);
  // A checkbox.
  View& check(Name name, bool checked);
  // A choice of files: browsers never give back what was chosen.
  View& file(Name name) { return start(name); }
  // For fields whose names are known only at run time: what is wrong with that one in words,
  // "" for nothing, and the line on top that leads to it.
  std::string claim(std::string_view name);
  // Fills {{>parts/errors}}.
  void finish();

 private:
  View& start(Name name);

  View& view_;
  const Words& words_;
  const Errors& errors_;
  std::vector<bool> told_;
};

}  // namespace langnghe::web
