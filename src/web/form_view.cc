#include "web/form_view.h"

#include <algorithm>

namespace langnghe::web {

std::string FormView::claim(std::string_view name) {
  std::string first;
  for (std::size_t i = 0; i < errors_.size(); ++i) {
    if (errors_[i].field != name || told_[i]) continue;
    told_[i] = true;
    const std::string message = words_(errors_[i]);
    View& item = view_.add("ERROR_ITEM");
    item.set("ERROR_FIELD", name);
    item.set("ERROR_TEXT", message);
    // Beside the field the first complaint is enough.
    if (first.empty()) first = message;
  }
  return first;
}

View& FormView::start(Name name) {
  View& field = view_.add(name);
  field.show_with("FIELD_ERROR", "FIELD_ERROR_TEXT", claim(name.text()));
  return field;
}

View& FormView::field(Name name, std::string_view value) {
  View& field = start(name);
  field.set("VALUE", value);
  return field;
}

View& FormView::choice(Name name, std::string_view chosen, const std::vector<Option>& options) {
  View& field = start(name);
  std::size_t number = 0;
  for (const Option& option : options) {
    View& item = field.add("OPTION");
    item.set("OPTION_VALUE", option.value);
    item.set("OPTION_LABEL", option.label);
    // The first keeps the id of the field, so that the error on top leads to it.
    item.set("OPTION_ID", number == 0 ? std::string(name.text())
                                      : std::string(name.text()) + "-" + std::to_string(number));
    item.show_with("OPTION_HINTED", "OPTION_HINT", option.hint);
    item.show("CHOSEN", option.value == chosen);
    ++number;
  }
  return field;
}

View& FormView::select(Name name, std::string_view chosen, const std::vector<Option>& options) {
  View& field = start(name);
  for (const Option& option : options) {
    View& item = field.add("OPTION");
    item.set("OPTION_VALUE", option.value);
    item.set("OPTION_LABEL", option.label);
    item.show("CHOSEN", option.value == chosen);
  }
  return field;
}

View& FormView::check(Name name, bool checked) {
  View& field = start(name);
  field.show("CHECKED", checked);
  return field;
}

void FormView::finish() {
  for (std::size_t i = 0; i < errors_.size(); ++i)
    if (!told_[i]) view_.add("ERROR_LOOSE").set("ERROR_TEXT", words_(errors_[i]));
  view_.show("ERRORS", !errors_.empty());
}

}  // namespace langnghe::web
